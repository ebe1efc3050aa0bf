// `import Weft` is all that a script writes.
@_exported import Frames
@_exported import Learn
@_exported import Plots
@_exported import Weave
