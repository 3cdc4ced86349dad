import BatonCore
import BatonScreen

/// What was found in one area.
struct DoctorSection {
    struct Finding {
        /// The key in the document; with spaces for people.
        var name: String
        var value: JSONValue
        /// The value in words, where it needs any.
        var words: String?

        init(_ name: String, _ value: JSONValue, _ words: String? = nil) {
            self.name = name
            self.value = value
            self.words = words
        }

        var text: String {
            if let words { return words }
            switch value {
            case .string(let text): return text
            case .bool(let flag): return flag ? "yes" : "no"
            case .null: return "not told"
            default: return value.text
            }
        }
    }

    let name: String
    /// Groups of findings: one, or one for each thing of which there are several.
    var groups: [[Finding]]
    var isList = false

    var text: String {
        let width = groups.joined().map { TextWidth.columns(of: $0.name) }.max() ?? 0
        let blocks = groups.map { group in
            group.map { finding in
                let pad = String(repeating: " ", count: width - TextWidth.columns(of: finding.name) + 2)
                return "  \(finding.name.replacing("_", with: " "))\(pad)\(finding.text)\n"
            }.joined()
        }
        return "\(name)\n" + blocks.joined(separator: "\n")
    }

    var json: JSONValue {
        let objects = groups.map { group in
            JSONValue.object(JSONObject(group.map { .init(name: $0.name, value: $0.value) }))
        }
        return isList ? .array(objects) : objects.first ?? .null
    }
}
