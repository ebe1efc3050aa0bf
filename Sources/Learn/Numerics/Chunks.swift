import Frames

// What Frames spreads its work with, under the same names here.

typealias Chunks = Frames.Chunks

typealias SharedMutablePointer<Element> = Frames.SharedMutablePointer<Element>

/// The number of cores that work is spread over unless a caller says otherwise.
var availableCores: Int { Frames.availableCores }

/// How many threads a pass over rows and columns is given: one where starting others would take longer than they
/// would save, else as many as asked for.
func threads(_ threadCount: Int?, rows: Int, columns: Int) -> Int? {
    rows * (columns + 8) < 1 << 18 ? 1 : threadCount
}
