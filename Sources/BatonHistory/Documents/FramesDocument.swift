package import BatonCore
internal import FoundationEssentials

/// What was recorded of runs, as JSON lines: a frame a line.
package enum FramesDocument {
    package static func lines(_ frames: [RecordedFrame], of run: RunID) -> String {
        frames.map { json($0, run).text + "\n" }.joined()
    }

    private static func json(_ frame: RecordedFrame, _ run: RunID) -> JSONValue {
        var object: JSONObject = [
            "run": .string(run.text), "at_monotonic_ns": .number(frame.monotonic.nanoseconds),
            "direction": .string(frame.direction.rawValue),
        ]
        if frame.exchange > 0 { object["exchange"] = .number(frame.exchange) }
        object.put("line", text: frame.line.isEmpty ? nil : frame.line)
        if !frame.headers.isEmpty {
            object["headers"] = .object(
                JSONObject(frame.headers.map { .init(name: $0.name, value: .string($0.value)) }))
        }
        guard !frame.bytes.isEmpty else { return .object(object) }
        if let text = String(validating: frame.bytes, as: UTF8.self) {
            object["text"] = .string(text)
        } else {
            object["base64"] = .string(Data(frame.bytes).base64EncodedString())
        }
        return .object(object)
    }
}
