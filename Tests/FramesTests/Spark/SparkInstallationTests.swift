import Foundation
import TestSupport
import Testing

@testable import Frames

@Suite("Where Spark is found, and what is said where it is not")
struct SparkInstallationTests {
    private let folder = TemporaryFolder()

    /// A folder with programs of some names, which say nothing.
    private func programs(_ names: String...) throws -> String {
        for name in names {
            let place = try folder.write("#!/bin/sh\n", to: "bin/\(name)")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path)
        }
        return folder.path("bin")
    }

    private func error(_ environment: [String: String]) -> SparkError? {
        do {
            _ = try SparkInstallation.find(in: environment)
            return nil
        } catch {
            return error
        }
    }

    @Test func withoutJava() throws {
        let path = try programs("python3")
        #expect(error(["PATH": path]) == .noJava)
        #expect(error(["PATH": try programs("java"), "JAVA_HOME": folder.path("jdk")]) == .noJava)
        #expect(SparkError.noJava.description.contains("openjdk-17-jre-headless"))
    }

    @Test func withoutSparkOrPython() throws {
        #expect(error(["PATH": try programs("java")]) == .noPython("python3"))
        let path = try programs("python3")
        #expect(error(["PATH": path]) == .noSpark)
        #expect(SparkError.noSpark.description.contains("pip install pyspark"))
        #expect(error(["PATH": path, "PYSPARK_PYTHON": "/nowhere/python"]) == .noPython("/nowhere/python"))
        #expect(
            error(["PATH": path, "SPARK_HOME": folder.path("none")]) == .notSpark(folder: folder.path("none"))
        )
    }

    @Test func inItsFolderAndBesideItsPrograms() throws {
        let path = try programs("java", "python3")
        for name in [
            "jars/a.jar", "python/lib/pyspark.zip", "python/lib/py4j-0.10-src.zip", "bin/spark-submit",
        ] {
            try folder.write("", to: "spark/\(name)")
        }
        let home = folder.path("spark")
        let submit = "\(home)/bin/spark-submit"
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: submit)
        let found = try SparkInstallation.find(in: ["PATH": path, "SPARK_HOME": home])
        #expect(found.home == home && found.python == "\(path)/python3")
        #expect(found.environment([:])["PYTHONPATH"]?.contains("py4j-0.10-src.zip") == true)
        try FileManager.default.createSymbolicLink(
            atPath: "\(path)/spark-submit", withDestinationPath: submit)
        let beside = try SparkInstallation.find(in: ["PATH": path])
        #expect(beside.home.hasSuffix("/spark"))
    }
}
