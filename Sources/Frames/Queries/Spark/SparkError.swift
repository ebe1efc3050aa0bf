/// A failure of Spark, or of its start.
public enum SparkError: Error, Equatable, CustomStringConvertible {
    /// There is no Java.
    case noJava
    /// There is no Spark.
    case noSpark
    /// A folder that is no Spark.
    case notSpark(folder: String)
    /// There is no such Python.
    case noPython(String)
    /// Spark did not start, or ended.
    case stopped(reason: String)
    /// A query failed.
    case failed(String)
    /// A file could not be written or read on the way to Spark.
    case unwritable(String)

    /// The reason, and the way out.
    public var description: String {
        switch self {
        case .noJava:
            "Spark needs Java 17: install it (on Debian, apt-get install openjdk-17-jre-headless) or set JAVA_HOME to its folder"
        case .noSpark:
            "Spark is not there: set SPARK_HOME to the folder of an installed Spark, or install it for a Python (python3 -m venv spark; spark/bin/pip install pyspark==4.3.0) and set PYSPARK_PYTHON to that (spark/bin/python)"
        case .notSpark(let folder):
            "SPARK_HOME is \(folder), which holds no Spark: there is no jars folder, or no pyspark below it"
        case .noPython(let name):
            "Spark is driven by Python, and \(name) can't be run; set PYSPARK_PYTHON to a Python from version 3.10 on"
        case .stopped(let reason): "Spark stopped: \(reason)"
        case .failed(let message): "Spark: \(message)"
        case .unwritable(let path):
            "\(path) can't be written, which takes tables to Spark and back; set TMPDIR to a folder with space"
        }
    }
}
