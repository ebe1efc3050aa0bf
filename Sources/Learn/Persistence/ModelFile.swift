import FoundationEssentials

/// The file format of models: a header line, the model as JSON, and arrays of raw numbers.
/// `docs/model-files.md` describes it.
enum ModelFile {
    /// The version of the format that is written and read.
    static let version = 1
    private static let format = "weft-model"
    /// The maximum length of the header line.
    private static let longestHeader = 1 << 16

    /// The header line.
    private struct Header: Codable {
        let format: String
        let version: Int
        /// The kind of model.
        let kind: String
        /// The length of the JSON, in bytes.
        let json: Int
        /// The length of the numbers, in bytes.
        let numbers: Int
        /// The CRC-32 of everything after the header line, as eight hexadecimal digits.
        var crc32: String
    }

    /// The part of the header line that is common to all versions of the format.
    private struct AnyHeader: Codable {
        let format: String
        let version: Int
    }

    /// Writes the file of a model, replacing an existing one only when it is complete.
    static func write<Model: Savable>(_ model: Model, to url: URL) throws {
        let data = try contents(model, path: url.path)
        do {
            try data.write(to: url, options: .atomic)
        } catch {
            throw ModelFileError.unwritable(path: url.path, reason: reason(error))
        }
    }

    /// Returns the bytes of a model's file.
    static func contents<Model: Savable>(_ model: Model, path: String) throws -> Data {
        let numbers = PackedNumbers.Writer()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        encoder.userInfo = PackedNumbers.userInfo(numbers)
        let json: Data
        do {
            json = try encoder.encode(model)
        } catch let error as NotSavable {
            throw ModelFileError.notSavable(path: path, type: error.type)
        }
        let header = Header(
            format: format, version: version, kind: Model.kind, json: json.count, numbers: numbers.byteCount,
            crc32: "00000000")
        let lineEncoder = JSONEncoder()
        lineEncoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var data = Data()
        data.reserveCapacity(longestHeader + json.count + numbers.byteCount)
        data.append(try lineEncoder.encode(header))
        data.append(UInt8(ascii: "\n"))
        let start = data.count
        data.append(json)
        numbers.append(to: &data)
        // The checksum is only known now; its placeholder has the right length.
        var complete = header
        complete.crc32 = data.withUnsafeBytes { checksum(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        data.replaceSubrange(0..<start - 1, with: try lineEncoder.encode(complete))
        return data
    }

    /// Reads a model from its file.
    static func read<Model: Savable>(_ type: Model.Type, from url: URL) throws -> Model {
        let data: Data
        do {
            data = try Data(contentsOf: url, options: .mappedIfSafe)
        } catch {
            throw ModelFileError.unreadable(path: url.path, reason: reason(error))
        }
        return try model(type, in: data, path: url.path)
    }

    /// Reads a model from the bytes of its file.
    static func model<Model: Savable>(_ type: Model.Type, in data: Data, path: String) throws -> Model {
        guard let end = data.prefix(longestHeader).firstIndex(of: UInt8(ascii: "\n")),
            let any = try? JSONDecoder().decode(AnyHeader.self, from: data[..<end]), any.format == format
        else { throw ModelFileError.notAModel(path: path) }
        guard any.version == version else {
            throw ModelFileError.otherVersion(path: path, found: any.version, readable: version)
        }
        guard let header = try? JSONDecoder().decode(Header.self, from: data[..<end]) else {
            throw ModelFileError.damaged(path: path, reason: "its header line is incomplete")
        }
        guard header.kind == Model.kind else {
            throw ModelFileError.otherKind(path: path, found: header.kind, expected: Model.kind)
        }
        let body = data[(end + 1)...]
        let (length, overflow) = header.json.addingReportingOverflow(header.numbers)
        guard !overflow, header.json >= 0, header.numbers >= 0, body.count == length else {
            throw ModelFileError.damaged(
                path: path, reason: "the header line announces \(length) bytes, but \(body.count) follow")
        }
        guard body.withUnsafeBytes({ checksum($0) }) == header.crc32 else {
            throw ModelFileError.damaged(path: path, reason: "its checksum does not match its content")
        }
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        decoder.userInfo = PackedNumbers.userInfo(PackedNumbers.Reader(data: body.suffix(header.numbers)))
        do {
            let model = try decoder.decode(type, from: body.prefix(header.json))
            try model.requireConsistent()
            return model
        } catch let error as UnknownKind {
            throw ModelFileError.unknownPart(path: path, kind: error.kind)
        } catch let error as DecodingError {
            throw ModelFileError.damaged(path: path, reason: error.reason)
        } catch {
            throw ModelFileError.damaged(path: path, reason: "\(error)")
        }
    }

    private static func checksum(_ bytes: UnsafeRawBufferPointer) -> String {
        let digits = String(CRC32.checksum(bytes), radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Returns the system's reason for an error, without the path, which the error itself names.
    private static func reason(_ error: any Error) -> String {
        guard let error = error as? CocoaError else { return "the system refuses it" }
        return switch error.code {
        case .fileNoSuchFile, .fileReadNoSuchFile: "there is no such file or folder"
        case .fileReadNoPermission, .fileWriteNoPermission: "permission is denied"
        case .fileWriteOutOfSpace: "the disk is full"
        case .fileWriteVolumeReadOnly: "the disk is read-only"
        case .fileReadUnknown, .fileWriteUnknown: "it is a folder, or the disk refuses it"
        default: "the system refuses it"
        }
    }
}

extension DecodingError {
    /// The place in the JSON and what is wrong there, in one line.
    fileprivate var reason: String {
        let (path, reason) =
            switch self {
            case .keyNotFound(let key, let context): (context.codingPath + [key], "it is missing")
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                (context.codingPath, context.debugDescription)
            @unknown default: ([], "\(self)")
            }
        let place = path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        let line = reason.split(whereSeparator: \.isNewline).joined(separator: " ")
        return place.isEmpty ? line : "\(place): \(line)"
    }
}

/// A part of a model that is not `Savable`.
struct NotSavable: Error {
    let type: String
}

/// A kind of transformer in a file that is not registered.
struct UnknownKind: Error {
    let kind: String
}
