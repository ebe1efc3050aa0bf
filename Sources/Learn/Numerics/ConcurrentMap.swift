extension Sequence where Element: Sendable {
    /// What a function makes of each element, in the order of the elements; worked out for several at the same time.
    ///
    /// For a few long steps that do not hang on each other, such as fits of models: while one of them has nothing to
    /// share out among cores, another does. Their progress is told as it would be one by one; that the task has been
    /// cancelled is heard in those steps that the calling thread takes itself.
    ///
    /// - Throws: what `transform` throws, of several errors that of the first element.
    public func concurrentMap<Result: Sendable, Failure: Error>(
        _ transform: @Sendable (Element) throws(Failure) -> Result
    ) throws(Failure) -> [Result] {
        let elements = Array(self)
        let observer = FitProgress.taskObserver
        let results = Chunks(count: elements.count, size: 1).map(threadCount: elements.count) { range in
            FitProgress.$taskObserver.withValue(observer) {
                Swift.Result { () throws(Failure) in try transform(elements[range.lowerBound]) }
            }
        }
        return try results.map { (result) throws(Failure) in try result.get() }
    }
}
