import BatonCore
import Foundation
import Testing
import Yams

/// orq.ai's own description of its requests, where it lies beside the project; it is not ours to carry along.
enum Specification {
    /// The file's own name tells whose it is and what it covers.
    private static let place = "shared/protocols/orq-agents.openapi.yaml"

    /// Looked for in every directory above this file.
    static let file: String? = {
        var directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while directory.path != "/" {
            directory.deleteLastPathComponent()
            let path = directory.appendingPathComponent(place).path
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        return nil
    }()

    static let isThere = file != nil
    static let absence: Comment =
        "orq's OpenAPI file is not beside this project, so its requests cannot be checked by it"

    /// Read once: it is large.
    static let checker: SchemaChecker? = {
        guard let file else { return nil }
        do {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            return try Yams.compose(yaml: text).map { SchemaChecker(document: JSONValue(yaml: $0)) }
        } catch {
            Issue.record("\(file): \(error)")
            return nil
        }
    }()
}

extension JSONValue {
    /// A YAML node by YAML's core schema, as far as this file uses it.
    fileprivate init(yaml node: Node) {
        switch node {
        case .mapping(let mapping):
            self = .object(
                JSONObject(
                    mapping.map { JSONObject.Member(name: $0.key.string ?? "", value: JSONValue(yaml: $0.value)) }))
        case .sequence(let sequence): self = .array(sequence.map(JSONValue.init(yaml:)))
        case .scalar(let scalar): self = scalar.style == .plain ? Self.plain(scalar.string) : .string(scalar.string)
        case .alias: self = .null
        }
    }

    private static func plain(_ text: String) -> JSONValue {
        switch text {
        case "null", "~", "": .null
        case "true": true
        case "false": false
        default: Double(text) == nil ? .string(text) : .number(text)
        }
    }
}
