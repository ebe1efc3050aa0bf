import Record

/// Reports the progress of a long step, which the terminal shows. The report does not contain it.
///
/// - Parameters:
///   - step: the step in a few words, such as "Fitting".
///   - fraction: the completed fraction of the step, 0…1; `nil` if it is not known.
///   - file: the file of the call.
///   - line: the line of the call.
public func progress(_ step: String, fraction: Double? = nil, file: String = #fileID, line: Int = #line) {
    Session.current.send(.progress(step: step, fraction: fraction, place: Place(file: file, line: line)))
}
