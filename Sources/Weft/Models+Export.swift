import FoundationEssentials
import Learn
import Notebook

/// Saves a model as a file that the report offers for download.
///
///     try export(model, to: "premium.model", caption: "The model")
///
/// - Parameters:
///   - model: a fitted model.
///   - name: the file's name in `exports/`.
///   - caption: one line that describes the file.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: `ExportError` for a name that is no file name, `ModelFileError` if the file can't be written.
public func export(
    _ model: some Savable, to name: String, caption: String, file: String = #fileID, line: Int = #line
) throws {
    try export(to: name, caption: caption, file: file, line: line) { try model.save(to: URL(filePath: $0)) }
}

/// Reads a model that was saved for scoring from the analysis' data folder, and checks that it predicts the target from the
/// features. The report lists the file with its size and hash.
///
/// - Parameters:
///   - name: the file's path below the data folder.
///   - target: the name of the target.
///   - features: the features as they are computed here.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: `DataError` if the file does not exist, `ModelFileError`, `ScoringModelError`.
public func readModel<Model>(
    _ name: String, target: String, features: [FeatureDefinition], file: String = #fileID,
    line: Int = #line
) throws -> ScoringModel<Model> {
    let path = try dataFile(name, file: file, line: line)
    return try ScoringModel(contentsOf: URL(filePath: path), target: target, features: features)
}
