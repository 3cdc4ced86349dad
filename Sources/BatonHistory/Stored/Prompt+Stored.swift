internal import BatonCore
internal import FoundationEssentials

extension Prompt {
    var stored: JSONValue {
        var object: JSONObject = ["text": .string(text)]
        object.put("tool_results", list: toolResults.map(\.stored))
        object.put("files", list: files.map(\.stored))
        switch form {
        case .submitted(let values): object.put("form", ["values": .object(values)])
        case .cancelled: object.put("form", ["cancelled": true])
        case nil: break
        }
        if let verdict {
            var said: JSONObject = ["approved": .bool(verdict.isApproved)]
            said.put("reason", text: verdict.reason)
            object.put("verdict", .object(said))
        }
        return .object(object)
    }

    init(stored: StoredValue) throws(StoredMistake) {
        self.init(
            try stored.text("text"),
            toolResults: try stored.values("tool_results", ToolResult.init(stored:)),
            files: try stored.values("files", AttachedFile.init(stored:)))
        if let form = stored["form"] {
            self.form = try form.flag("cancelled") ? .cancelled : .submitted(try form.member("values").object)
        }
        if let said = stored["verdict"] {
            verdict = Verdict(isApproved: try said.flag("approved"), reason: try said.optionalText("reason"))
        }
    }
}

extension ToolResult {
    fileprivate var stored: JSONValue { ["call": .string(call.text), "value": value] }

    fileprivate init(stored: StoredValue) throws(StoredMistake) {
        self.init(call: ToolCallID(try stored.text("call")), value: stored["value"]?.value ?? .null)
    }
}

extension AttachedFile {
    /// Of a larger file only the name and type are kept: the platform has it, and it stands where it was taken from. In
    /// bytes.
    static let keptByteLimit = 8 * 1024 * 1024

    fileprivate var stored: JSONValue {
        var object: JSONObject = ["name": .string(name), "media_type": .string(mediaType)]
        switch content {
        case .bytes(let bytes):
            let kept = bytes.count <= Self.keptByteLimit ? bytes : []
            object.put("base64", text: Data(kept).base64EncodedString())
        case .address(let address): object.put("url", text: address)
        }
        return .object(object)
    }

    fileprivate init(stored: StoredValue) throws(StoredMistake) {
        let content: Content
        if let address = try stored.optionalText("url") {
            content = .address(address)
        } else {
            let base64 = try stored.member("base64")
            guard let data = Data(base64Encoded: try base64.text) else { throw base64.mistake("this is no base64") }
            content = .bytes(Array(data))
        }
        self.init(
            name: try stored.text("name"), mediaType: try stored.text("media_type"), content: content)
    }
}
