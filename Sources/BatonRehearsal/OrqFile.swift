/// A file in orq.ai's workspace (`orq.md` §10).
struct OrqFile: Sendable {
    /// What the rehearsal's one project is called by.
    static let project = "019a8c33-14ff-7000-9a7e-85c942fc95b3"

    let id: Identifier<OrqFile>
    let name: String
    let purpose: String
    let contentType: String
    /// In base 64, as it came.
    let content: String
    /// How many bytes that is.
    let size: Int

    var fileID: String { "file_" + id.ulid }

    /// - Throws: 400 with every issue.
    init(_ body: JSON, id: Identifier<OrqFile>) throws(WireFailure) {
        let content = body["content"]?.string ?? ""
        let size = Self.size(ofBase64: content)
        let purpose = body["purpose"]?.string ?? Self.purposes[0]
        var issues: [OrqIssue] = []
        if (body["filename"]?.string ?? "").isEmpty { issues.append(OrqIssue(["filename"], "Required")) }
        if content.isEmpty || size == nil { issues.append(OrqIssue(["content"], "Expected base64")) }
        if !Self.purposes.contains(purpose) { issues.append(OrqIssue(["purpose"], "Invalid purpose")) }
        guard issues.isEmpty, let size else { throw .invalid(issues) }
        self.id = id
        name = body["filename"]?.string ?? ""
        self.purpose = purpose
        contentType = body["content_type"]?.string ?? "application/octet-stream"
        self.content = content
        self.size = size
    }

    var entry: JSON {
        [
            "file_id": .string(fileID), "purpose": .string(purpose), "file_name": .string(name),
            // A string, as orq.ai has it.
            "bytes": .string(String(size)), "created_at": .string(WireTime.milliseconds(id.millisecondsSince1970)),
            "project_id": .string(Self.project),
        ]
    }

    /// Where the content is to be had: the address holds it, because nothing else keeps it.
    var downloadURL: String { "data:\(contentType);base64,\(content)" }

    private static let purposes = [
        "FILE_PURPOSE_UNSPECIFIED", "FILE_PURPOSE_RETRIEVAL", "FILE_PURPOSE_KNOWLEDGE_DATASOURCE",
        "FILE_PURPOSE_BATCH", "FILE_PURPOSE_CODE_INTERPRETER",
    ]

    /// How many bytes the text stands for; nil where it is not base 64 (RFC 4648 §4).
    static func size(ofBase64 text: String) -> Int? {
        let bytes = text.utf8
        let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        let isAlphabet = bytes.dropLast(padding).allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                true
            default: false
            }
        }
        guard bytes.count.isMultiple(of: 4), padding <= 2, isAlphabet else { return nil }
        return bytes.count / 4 * 3 - padding
    }
}

extension AttachedFile {
    /// A part's file, which has its bytes in it or its address.
    init(orq file: JSON) {
        let bytes = file["bytes"]?.string
        self.init(
            name: file["name"]?.string ?? "file", url: file["uri"]?.string ?? "",
            byteCount: bytes.flatMap(OrqFile.size(ofBase64:)))
    }
}
