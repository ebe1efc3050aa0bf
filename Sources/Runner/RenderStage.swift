/// The stage that a render has come to.
public enum RenderStage: Sendable, Equatable {
    /// The script is compiled; the last step of the build, once there is one.
    case building(BuildStep?)
    /// The script runs: a cell of so many, and the step of it that was told last.
    case running(cell: Int, of: Int, step: StepClock?)
    /// The report is written.
    case writing

    /// The step that the script is in, if it told of one.
    public var step: StepClock? {
        if case .running(_, _, let step) = self { step } else { nil }
    }
}
