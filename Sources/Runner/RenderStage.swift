/// The stage that a render has come to.
public enum RenderStage: Sendable, Equatable {
    /// The script is compiled; the last step of the build, once there is one.
    case building(BuildStep?)
    /// The script runs: the number of the cell and of all cells, and the step that the script reported last.
    case running(cell: Int, of: Int, step: StepClock?)
    /// The report is written.
    case writing

    /// The step that the script reported last, if it is still in it.
    public var step: StepClock? {
        if case .running(_, _, let step) = self { step } else { nil }
    }
}
