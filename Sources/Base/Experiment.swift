/// The assignment of units, such as users, to the groups of a randomised experiment: by a hash of their identity, for life.
///
///     let experiment = try Experiment("premium-2023", control: 0.1, treatment: 0.1)
///     experiment.group(of: 4711)          // .treatment
///
/// A unit's *bucket* is a number from 0 to 9,999: the first four bytes of the SHA-256 of `NAME:ID` in UTF-8, as a big-endian
/// number without sign, modulo 10,000. The lowest buckets are the treatment group, the highest the control group. So
///
/// - a unit's group depends on nothing but its identity and the name of the experiment: not on other units, nor on the platform;
/// - a share that grows takes from the buckets between the groups: nobody changes from one group to the other, or leaves;
/// - two experiments with different names are independent (a checksum such as CRC-32 would not do: it is linear, so that the
///   difference between the buckets of two experiments would be the same for all).
///
/// Databases compute the same; ``sql(id:dialect:)`` writes the expression.
public struct Experiment: Hashable, Sendable {
    /// The group of a unit.
    public enum Group: String, CaseIterable, Codable, Sendable {
        /// Nothing changes for these.
        case control
        /// These get what is tested.
        case treatment
        /// These do not take part.
        case outside
    }

    /// A dialect of SQL.
    public enum Dialect: String, CaseIterable, Sendable {
        /// DuckDB.
        case duckDB
        /// Spark SQL.
        case spark
    }

    /// The number of buckets: shares are whole multiples of a ten-thousandth.
    public static let bucketCount = 10_000

    /// The name, which decides the assignment.
    public let name: String
    /// The numbers of buckets of the control group and of the treatment group.
    public let controlBuckets, treatmentBuckets: Int

    /// Creates an experiment.
    ///
    /// - Parameters:
    ///   - name: letters, digits, hyphens, dots and underscores of ASCII.
    ///   - control: the share of the units that are the control group.
    ///   - treatment: the share of the units that are treated.
    /// - Throws: ``ExperimentError``.
    public init(_ name: String, control: Double = 0.5, treatment: Double = 0.5) throws(ExperimentError) {
        let isPlain = name.unicodeScalars.allSatisfy {
            switch $0 {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_": true
            default: false
            }
        }
        guard isPlain, !name.isEmpty else { throw .name(name) }
        for share in [control, treatment] where !(0...1).contains(share) { throw .share(share) }
        let count = Double(Self.bucketCount)
        let (controlled, treated) = (
            Int((control * count).rounded()), Int((treatment * count).rounded())
        )
        guard controlled + treated <= Self.bucketCount else { throw .share(control + treatment) }
        self.name = name
        controlBuckets = controlled
        treatmentBuckets = treated
    }

    /// Returns the bucket of a unit.
    public func bucket(of id: some CustomStringConvertible) -> Int {
        let hash = SHA256()
        hash.update("\(name):\(id)")
        let first = hash.finish().bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return Int(first % UInt32(Self.bucketCount))
    }

    /// Returns the group of a unit.
    public func group(of id: some CustomStringConvertible) -> Group {
        let bucket = bucket(of: id)
        if bucket < treatmentBuckets { return .treatment }
        return bucket >= Self.bucketCount - controlBuckets ? .control : .outside
    }

    /// Returns the SQL expression of the group of a unit.
    ///
    /// - Parameters:
    ///   - id: the name of the column of identities.
    ///   - dialect: the dialect of the database.
    public func sql(id: String, dialect: Dialect) -> String {
        let count = Self.bucketCount
        let bucket =
            switch dialect {
            case .duckDB: "CAST('0x' || substr(sha256('\(name):' || \(id)), 1, 8) AS BIGINT) % \(count)"
            case .spark:
                "CAST(conv(substr(sha2(concat('\(name):', \(id)), 256), 1, 8), 16, 10) AS BIGINT) % \(count)"
            }
        return """
            CASE
              WHEN \(bucket) < \(treatmentBuckets) THEN 'treatment'
              WHEN \(bucket) >= \(count - controlBuckets) THEN 'control'
              ELSE 'outside'
            END
            """
    }
}

/// An experiment that can't be.
public enum ExperimentError: Error, Equatable, CustomStringConvertible {
    /// The name is empty or has other characters than those allowed.
    case name(String)
    /// A share, or the sum of the shares, is not from 0 to 1.
    case share(Double)

    /// The problem and the way out.
    public var description: String {
        switch self {
        case .name(let name):
            "an experiment can't be called “\(name)”: take letters, digits, hyphens, dots and underscores"
        case .share(let share):
            "a share of \(share) of the units can't be assigned: the shares of the groups are from 0 to 1, and so is their sum"
        }
    }
}
