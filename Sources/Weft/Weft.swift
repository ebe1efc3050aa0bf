// `import Weft` is all that a script writes.
@_exported import Base
@_exported import Frames
@_exported import Learn
@_exported import Charts
@_exported import Datasets
@_exported import Notebook
@_exported import Numerics
@_exported import Plotting
@_exported import Record
@_exported import Statistics
@_exported import Trees
