import FoundationEssentials

/// An error of reading an analysis' data.
public enum DataError: Error, CustomStringConvertible {
    /// The data folder does not contain the file, or none of the files that would do.
    case missing(file: String, folder: String)
    /// The end of a file's name is none of those that are known.
    case unknownFormat(String)
    /// Broken lines, or values of another type, are to be left out of a file that is not JSON.
    case onlyOfJSON(String)
    /// There are fewer rows than an analysis needs; the rows in words.
    case tooFewRows(String, count: Int, minimum: Int)
    /// Names of missing values were given for a file of JSON, which has `null`.
    case onlyOfSeparated(String)

    /// The file, what is wrong with it, and what to do about it.
    public var description: String {
        switch self {
        case .missing(let file, let folder):
            "\(file) is not in the data folder \"\(folder)\"; put it there, or render with --sample"
        case .unknownFormat(let file):
            "\(file) is no .csv, .tsv, .json, .jsonl or .ndjson file (or one of these with .gz); databases are opened by database(…)"
        case .tooFewRows(let what, let count, let minimum):
            (count == 0 ? "there are no \(what)" : "there are only \(count) \(what)")
                + (minimum > 1 ? "; at least \(minimum) are needed" : "")
        case .onlyOfSeparated(let file):
            "\(file): only of separated values can texts be named that stand for missing ones; JSON has null"
        case .onlyOfJSON(let file):
            "\(file): only of JSON can broken lines or unreadable values be left out; convert the values of its columns instead"
        }
    }
}

extension DataError {
    /// The error that a file is missing from a folder, given by its path. The message has only the last component, which
    /// is the name of the analysis, so that it does not depend on the machine.
    static func missing(_ file: String, from folderPath: String) -> DataError {
        .missing(file: file, folder: URL(filePath: folderPath).lastPathComponent)
    }
}
