extension JSONValue {
    /// The value as one line of JSON, without spaces.
    package var text: String {
        var writer = JSONWriter(indent: nil)
        writer.write(self, depth: 0)
        return writer.output
    }

    /// The value as JSON over several lines, two spaces a level.
    package var prettyText: String {
        var writer = JSONWriter(indent: 2)
        writer.write(self, depth: 0)
        return writer.output
    }
}

private struct JSONWriter {
    var output = ""
    let indent: Int?

    mutating func write(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: output += "null"
        case .bool(let flag): output += flag ? "true" : "false"
        case .number(let spelling): output += spelling
        case .string(let text): write(string: text)
        case .array(let elements):
            list("[", "]", count: elements.count, depth: depth) { writer, index in
                writer.write(elements[index], depth: depth + 1)
            }
        case .object(let object):
            list("{", "}", count: object.members.count, depth: depth) { writer, index in
                writer.write(string: object.members[index].name)
                writer.output += writer.indent == nil ? ":" : ": "
                writer.write(object.members[index].value, depth: depth + 1)
            }
        }
    }

    private mutating func list(
        _ open: String, _ close: String, count: Int, depth: Int, element: (inout JSONWriter, Int) -> Void
    ) {
        output += open
        for index in 0..<count {
            if index > 0 { output += "," }
            newline(depth + 1)
            element(&self, index)
        }
        if count > 0 { newline(depth) }
        output += close
    }

    private mutating func newline(_ depth: Int) {
        guard let indent else { return }
        output += "\n" + String(repeating: " ", count: depth * indent)
    }

    private mutating func write(string: String) {
        output += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            // RFC 8259 asks for the first range only; DEL and C1 would act on a terminal that shows the text.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
                let digits = String(scalar.value, radix: 16)
                output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: output.unicodeScalars.append(scalar)
            }
        }
        output += "\""
    }
}
