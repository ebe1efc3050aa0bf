import Base

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Arithmetic. Integers stay integers but for quotients; a result beyond their range is an error.

extension Call {
    func arithmetic(_ function: ScalarFunction) throws(ExprError) -> Vector {
        switch function {
        case .add, .subtract: try sum(function)
        case .multiply:
            if arguments.contains(where: { $0.type == .timeSpan }) {
                vector(scaledSpans())
            } else if isWhole {
                vector(try checked { $0.multipliedReportingOverflow(by: $1) })
            } else {
                vector(reals { $0 * $1 })
            }
        case .divide: quotient()
        case .floorDivide:
            vector(
                combineOptional(lane(first, as: Int.self), lane(second, as: Int.self), count: count) { a, b in
                    b == 0 ? nil : b == -1 ? 0 &- a : a.flooredQuotient(b)
                })
        case .remainder:
            if isWhole {
                vector(
                    combineOptional(lane(first, as: Int.self), lane(second, as: Int.self), count: count) {
                        $1 == 0 ? nil : $1 == -1 ? 0 : $0 % $1
                    })
            } else {
                vector(
                    combineOptional(lane(first, as: Double.self), lane(second, as: Double.self), count: count)
                    {
                        $1 == 0 ? nil : $0.truncatingRemainder(dividingBy: $1)
                    })
            }
        case .negate, .absolute: try signed(function)
        case .sign:
            vector(lane(first, as: Double.self).map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }.values(count: count))
        case .round(let decimals):
            if first.type == .integer, decimals >= 0 {
                first
            } else if first.type == .integer {
                vector(
                    lane(first, as: Int.self).map { $0.rounded(toPowerOfTen: -decimals) }.values(count: count)
                )
            } else {
                vector(
                    lane(first, as: Double.self).map { $0.rounded(decimals: decimals) }.values(count: count))
            }
        case .squareRoot: vector(real { $0.squareRoot() })
        case .exponential: vector(real { exp($0) })
        case .logarithm: vector(real { log($0) })
        case .sine: vector(real { sin($0) })
        case .cosine: vector(real { cos($0) })
        case .tangent: vector(real { tan($0) })
        case .floor: vector(real { $0.rounded(.down) })
        case .ceiling: vector(real { $0.rounded(.up) })
        case .power: vector(reals { pow($0, $1) })
        default: .constant(nil)
        }
    }

    /// Whether all arguments are integers, or missing.
    private var isWhole: Bool { arguments.allSatisfy { $0.type == .integer || $0.type == nil } }

    private func sum(_ function: ScalarFunction) throws(ExprError) -> Vector {
        let isSum = function == .add
        switch (first.type, second.type) {
        case (.text?, _), (_, .text?):
            if first.type != .date, second.type != .date { return concatenatedTexts() }
            return vector(difference())
        case (.date?, .date?): return vector(difference())
        case (.date?, _):
            return vector(
                combine(lane(first, as: Timestamp.self), lane(second, as: TimeSpan.self), count: count) {
                    Timestamp(
                        microseconds: isSum
                            ? $0.microseconds &+ $1.microseconds : $0.microseconds &- $1.microseconds)
                })
        case (_, .date?):
            return vector(
                combine(lane(first, as: TimeSpan.self), lane(second, as: Timestamp.self), count: count) {
                    Timestamp(microseconds: $0.microseconds &+ $1.microseconds)
                })
        case (.timeSpan?, _), (_, .timeSpan?):
            return vector(
                combine(lane(first, as: TimeSpan.self), lane(second, as: TimeSpan.self), count: count) {
                    TimeSpan(
                        microseconds: isSum
                            ? $0.microseconds &+ $1.microseconds : $0.microseconds &- $1.microseconds)
                })
        default:
            if isWhole {
                return vector(
                    isSum
                        ? try checked { $0.addingReportingOverflow($1) }
                        : try checked { $0.subtractingReportingOverflow($1) })
            }
            return vector(isSum ? reals { $0 + $1 } : reals { $0 - $1 })
        }
    }

    private func difference() -> Nullable<TimeSpan> {
        combine(lane(first, as: Timestamp.self), lane(second, as: Timestamp.self), count: count) {
            TimeSpan(microseconds: $0.microseconds &- $1.microseconds)
        }
    }

    private func quotient() -> Vector {
        if first.type == .timeSpan {
            if second.type == .timeSpan {
                return vector(
                    combineOptional(
                        lane(first, as: TimeSpan.self), lane(second, as: TimeSpan.self), count: count
                    ) {
                        $1.microseconds == 0 ? nil : Double($0.microseconds) / Double($1.microseconds)
                    })
            }
            return vector(
                combineOptional(lane(first, as: TimeSpan.self), lane(second, as: Double.self), count: count) {
                    $1 == 0 ? nil : TimeSpan($0, times: 1 / $1)
                })
        }
        let divisor = lane(second, as: Double.self)
        // A constant divisor needs no check in each row.
        if case .constant(let value?) = divisor {
            return value == 0 ? vector(Nullable<Double>.missing(count: count)) : vector(reals { $0 / $1 })
        }
        return vector(
            combineOptional(lane(first, as: Double.self), divisor, count: count) { $1 == 0 ? nil : $0 / $1 })
    }

    private func scaledSpans() -> Nullable<TimeSpan> {
        let (span, factor) = first.type == .timeSpan ? (first, second) : (second, first)
        return combineOptional(lane(span, as: TimeSpan.self), lane(factor, as: Double.self), count: count) {
            TimeSpan($0, times: $1)
        }
    }

    private func signed(_ function: ScalarFunction) throws(ExprError) -> Vector {
        let negates = function == .negate
        switch first.type {
        case .integer?:
            let zero = Lane<Int>.constant(0)
            return vector(
                try checked(lane(first, as: Int.self), zero) { value, zero in
                    negates || value < 0 ? zero.subtractingReportingOverflow(value) : (value, false)
                })
        case .timeSpan?:
            return vector(
                lane(first, as: TimeSpan.self).map {
                    negates || $0.microseconds < 0 ? TimeSpan(microseconds: 0 &- $0.microseconds) : $0
                }.values(count: count))
        default: return vector(real { negates ? -$0 : $0.magnitude })
        }
    }

    @inline(__always)
    private func real(_ function: (Double) -> Double) -> Nullable<Double> {
        lane(first, as: Double.self).map(function).values(count: count)
    }

    @inline(__always)
    private func reals(_ function: (Double, Double) -> Double) -> Nullable<Double> {
        combine(lane(first, as: Double.self), lane(second, as: Double.self), count: count, function)
    }

    @inline(__always)
    private func checked(
        _ function: (Int, Int) -> (partialValue: Int, overflow: Bool)
    ) throws(ExprError) -> Nullable<Int> {
        try checked(lane(first, as: Int.self), lane(second, as: Int.self), function)
    }

    /// Returns the results of a function of integers, which must not overflow where both arguments are present.
    @inline(__always)
    private func checked(
        _ first: Lane<Int>, _ second: Lane<Int>, _ function: (Int, Int) -> (partialValue: Int, overflow: Bool)
    ) throws(ExprError) -> Nullable<Int> {
        var hasOverflow = false
        let results = combine(first, second, count: count) {
            let (value, overflow) = function($0, $1)
            hasOverflow = hasOverflow || overflow
            return value
        }
        guard hasOverflow else { return results }
        for row in 0..<count {
            guard let a = first[row], let b = second[row], function(a, b).overflow else { continue }
            throw .overflow(expression: node.description)
        }
        return results
    }
}

extension TimeSpan {
    /// A multiple of a time span, rounded to microseconds; `nil` if it is not a number or too long.
    fileprivate init?(_ span: TimeSpan, times factor: Double) {
        guard let microseconds = Int(exactly: (Double(span.microseconds) * factor).rounded()) else {
            return nil
        }
        self.init(microseconds: microseconds)
    }
}

extension Int {
    /// The quotient rounded towards negative infinity. The divisor is neither 0 nor -1.
    fileprivate func flooredQuotient(_ divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient
    }

    /// The number rounded to a multiple of a power of ten, halves away from zero.
    fileprivate func rounded(toPowerOfTen exponent: Int) -> Int {
        guard exponent < 19 else { return 0 }
        var unit = 1
        for _ in 0..<exponent { unit *= 10 }
        let (quotient, remainder) = quotientAndRemainder(dividingBy: unit)
        let isUp = remainder.magnitude >= UInt(unit) - remainder.magnitude
        return (quotient + (isUp ? signum() : 0)) * unit
    }
}

extension Double {
    /// The number rounded to a number of decimals, halves away from zero.
    fileprivate func rounded(decimals: Int) -> Double {
        guard isFinite else { return self }
        var scale = 1.0
        for _ in 0..<Swift.min(abs(decimals), 300) { scale *= 10 }
        let scaled = decimals >= 0 ? self * scale : self / scale
        // A number beyond 2^52 has no decimals to round.
        guard scaled.isFinite, scaled.magnitude < 0x1p52 else { return self }
        let rounded = scaled.rounded(.toNearestOrAwayFromZero)
        return decimals >= 0 ? rounded / scale : rounded * scale
    }
}
