import FoundationEssentials

/// An installed Spark: an unpacked distribution, or the package `pyspark` of a Python.
public struct SparkInstallation: Equatable, Sendable {
    /// The folder of Spark, which holds its `jars`.
    public var home: String
    /// The Python that drives it.
    public var python: String
    /// The folders and archives that PySpark is imported from.
    var importPath: [String]

    /// Finds Spark: in `SPARK_HOME`, which may be the folder of a `pyspark` package; or else as the package of the Python that
    /// `PYSPARK_PYTHON` names or that is called `python3`; or else beside a `spark-submit` among the programs.
    ///
    /// - Parameter environment: the variables of the environment.
    /// - Throws: ``SparkError`` that says what to install.
    public static func find(
        in environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(SparkError) -> SparkInstallation {
        let search = Search(environment: environment)
        guard search.hasJava else { throw .noJava }
        let name = search.value("PYSPARK_DRIVER_PYTHON") ?? search.value("PYSPARK_PYTHON") ?? "python3"
        guard let python = search.program(name) else { throw .noPython(name) }
        if let home = search.value("SPARK_HOME") {
            guard let path = search.importPath(home) else { throw .notSpark(folder: home) }
            return SparkInstallation(home: home, python: python, importPath: path)
        }
        for home in [search.package(of: python), search.folderOfSubmit].compactMap({ $0 }) {
            guard let path = search.importPath(home) else { continue }
            return SparkInstallation(home: home, python: python, importPath: path)
        }
        throw .noSpark
    }

    /// The environment of the driver.
    func environment(_ inherited: [String: String]) -> [String: String] {
        var variables = inherited
        variables["SPARK_HOME"] = home
        variables["PYTHONPATH"] = importPath.joined(separator: ":")
        variables["PYSPARK_PYTHON"] = python
        variables["PYTHONUNBUFFERED"] = "1"
        // What another program may have left for a notebook.
        variables["PYSPARK_SUBMIT_ARGS"] = nil
        variables["PYSPARK_GATEWAY_PORT"] = nil
        return variables
    }
}

/// Looks for programs and folders.
private struct Search {
    let environment: [String: String]

    /// A variable that is set to something.
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

    var hasJava: Bool {
        if let home = value("JAVA_HOME") { return isProgram("\(home)/bin/java") }
        return program("java") != nil
    }

    /// The path of a program.
    func program(_ name: String) -> String? {
        if name.contains("/") { return isProgram(name) ? name : nil }
        let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
        return folders.lazy.map { "\($0)/\(name)" }.first(where: isProgram)
    }

    private func isProgram(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// The archives that PySpark is imported from, so that any Python can be used with it.
    func importPath(_ home: String) -> [String]? {
        let folder = "\(home)/python/lib"
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard FileManager.default.fileExists(atPath: "\(home)/jars"), files.contains("pyspark.zip"),
            let bridge = files.first(where: { $0.hasPrefix("py4j") && $0.hasSuffix(".zip") })
        else { return nil }
        return ["\(folder)/pyspark.zip", "\(folder)/\(bridge)"]
    }

    /// The folder of the package `pyspark` of a Python.
    func package(of python: String) -> String? {
        let program = """
            import importlib.util as util
            spec = util.find_spec("pyspark")
            print(next(iter(spec.submodule_search_locations or []), "") if spec else "")
            """
        let child = ChildProcess([python, "-c", program], environment: environment, messages: "/dev/null")
        let line = child?.readLine()
        child?.wait()
        guard let line, !line.isEmpty else { return nil }
        return String(decoding: line, as: UTF8.self)
    }

    var folderOfSubmit: String? {
        guard let submit = program("spark-submit") else { return nil }
        return URL(filePath: submit).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }
}
