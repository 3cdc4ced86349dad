import BatonCore
import BatonHistory
import Foundation
import Testing

/// Documents that anybody may have written: right ones with something wrong in them.
@Suite("Documents from elsewhere")
struct ForeignDocumentTests {
    /// What stands in place of something.
    private static let values: [JSONValue] = [
        .null, true, .number("-1"), .number("0"), .number("0.5"), .number("1e308"), .number("1e400"), .number("1e9"),
        .number("9223372036854775807"), .number("-9223372036854775808"), .number("253402300799999"),
        .number("18446744073709551616"), .number(String(repeating: "9", count: 300)), "", "\u{1B}[2J\u{7}",
        "a\r\nb\u{0}",
        "\u{202E}gnp.exe", "\u{301}\u{200D}", [], .object([]), [[[[[[["deep"]]]]]]], "completed", "streaming",
        "needs_input", "🏳️‍🌈 漢字 ا",
    ]

    private static func mutated(_ value: JSONValue, _ generator: inout SplitMix64) -> JSONValue {
        // The deeper, the more often: most of a document's places are its leaves.
        guard Int.random(in: 0..<12, using: &generator) > 0 else { return values.randomElement(using: &generator)! }
        switch value {
        case .array(var elements) where !elements.isEmpty:
            let index = elements.indices.randomElement(using: &generator)!
            switch Int.random(in: 0..<12, using: &generator) {
            case 0: elements.remove(at: index)
            case 1: elements.append(elements[index])
            case 2: elements.swapAt(index, 0)
            default: elements[index] = mutated(elements[index], &generator)
            }
            return .array(elements)
        case .object(var object) where !object.members.isEmpty:
            let index = object.members.indices.randomElement(using: &generator)!
            switch Int.random(in: 0..<12, using: &generator) {
            case 0: object.members.remove(at: index)
            case 1: object.members.append(object.members[index])
            default: object.members[index].value = mutated(object.members[index].value, &generator)
            }
            return .object(object)
        default: return values.randomElement(using: &generator)!
        }
    }

    private func read(_ text: String) throws -> ChatThread {
        var generator = SplitMix64(seed: 1)
        return try ThreadImport.thread(
            Array(text.utf8), agent: Samples.agent, using: &generator, at: Samples.moment(5_000))
    }

    private static let orchestrate: JSONValue = [
        [
            "id": "m1", "thread_id": "T", "role": "user", "created_on": "2025-07-15T13:09:08Z", "content": "Weather?",
        ],
        [
            "id": "m2", "thread_id": "T", "role": "assistant", "created_on": "2025-07-15T13:09:11.335076Z",
            "content": [["id": "1", "response_type": "text", "text": "Sunny."]],
            "step_history": [
                [
                    "role": "assistant",
                    "step_details": [
                        [
                            "type": "tool_calls",
                            "tool_calls": [["id": "c1", "name": "weather", "args": ["city": "B"]]],
                        ],
                        ["type": "tool_response", "tool_call_id": "c1", "name": "weather", "content": "14"],
                        ["type": "thinking", "content": "hm"],
                    ],
                ]
            ],
        ],
    ]

    private static let openAI: JSONValue = [
        "messages": [
            ["role": "user", "content": [["type": "text", "text": "6 * 7?"]]],
            [
                "role": "assistant", "content": .null,
                "tool_calls": [
                    ["id": "c1", "type": "function", "function": ["name": "calc", "arguments": "{\"e\":\"6*7\"}"]]
                ],
            ],
            ["role": "tool", "tool_call_id": "c1", "content": "42"], ["role": "assistant", "content": "It is 42."],
        ]
    ]

    @Test(
        "whatever is taken in can be kept, found and written out, and what was written out is read as the same thread",
        arguments: 1...6)
    func law(seed: Int) async throws {
        var generator = SplitMix64(seed: UInt64(seed))
        let shelf = try Shelf()
        let history = shelf.open()
        let documents = [ThreadDocument.json(Samples.whole), Self.orchestrate, Self.openAI]
        var accepted = 0
        for index in 0..<150 {
            var document = documents[index % documents.count]
            for _ in 0..<Int.random(in: 1...5, using: &generator) { document = Self.mutated(document, &generator) }
            let thread: ChatThread
            do {
                thread = try read(document.text)
            } catch let error as HistoryFailure {
                #expect(!error.message.isEmpty && error.message.sanitised == error.message)
                continue
            }
            accepted += 1
            let text = ThreadDocument.text(thread)
            #expect(try read(text) == thread, "\(document.text)")
            #expect(text.replacing("\n", with: "").sanitised == text.replacing("\n", with: ""))
            try await history.record(.threadOpened(thread))
            #expect(try await history.wholeThread(thread.id)?.turns == thread.turns, "\(document.text)")
            for format in ThreadFormat.allCases {
                var export = ThreadExport(of: thread.id, as: format, from: history)
                while let piece = try await export.next() {
                    #expect(!piece.contains { $0 == "\u{1B}" || $0 == "\u{0}" })
                }
            }
            #expect(try await history.threads(ThreadQuery()).map(\.id) == [thread.id])
            _ = try await history.search("weather", atMost: 5)
            try await history.delete(thread.id)
        }
        #expect(accepted > 20)
    }
}
