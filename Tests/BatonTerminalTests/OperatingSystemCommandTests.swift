import BatonTerminal
import Foundation
import Testing

@Suite("Operating system commands")
struct OperatingSystemCommandTests {
    /// What a terminal behind `multiplexer` gets to see.
    private func unwrapped(_ bytes: [UInt8], _ multiplexer: Multiplexer?) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
        switch multiplexer {
        case nil: return bytes
        case .tmux:
            #expect(text.hasPrefix("\u{1B}Ptmux;") && text.hasSuffix("\u{1B}\\"))
            let inner = text.dropFirst(7).dropLast(2)
            #expect(!inner.replacing("\u{1B}\u{1B}", with: "").contains("\u{1B}"))
            return Array(inner.replacing("\u{1B}\u{1B}", with: "\u{1B}").utf8)
        case .screen:
            let pieces = text.components(separatedBy: "\u{1B}\\")
            #expect(pieces.last == "")
            return pieces.dropLast().flatMap { piece in
                #expect(piece.hasPrefix("\u{1B}P"))
                #expect(piece.utf8.count <= 766, "screen cuts strings of 768 bytes")
                return Array(piece.utf8.dropFirst(2))
            }
        }
    }

    private static let multiplexers: [Multiplexer?] = [nil, .tmux, .screen]

    @Test("whatever is copied arrives as it was, through every multiplexer", arguments: multiplexers)
    func copied(through multiplexer: Multiplexer?) throws {
        var generator = SystemRandomNumberGenerator()
        for length in [0, 1, 2, 3, 4, 5, 179, 180, 181, 1_000, 20_000] {
            let text = String((0..<length).map { _ in "a日é😀\n\u{7}".randomElement(using: &generator) ?? "?" })
            let sequence = try #require(OperatingSystemCommand.copy(text, through: multiplexer))
            let shown = String(decoding: unwrapped(sequence, multiplexer), as: UTF8.self)
            #expect(shown.hasPrefix("\u{1B}]52;c;") && shown.hasSuffix("\u{7}"))
            let data = try #require(Data(base64Encoded: String(shown.dropFirst(7).dropLast())))
            #expect(String(decoding: data, as: UTF8.self) == text)
        }
    }

    @Test("what terminals would drop is not sent at all")
    func tooLong() {
        let limit = OperatingSystemCommand.copyLimit
        #expect(
            OperatingSystemCommand.copy(String(repeating: "x", count: limit), through: nil)?.count ?? .max <= 100_000)
        #expect(OperatingSystemCommand.copy(String(repeating: "x", count: limit + 1), through: nil) == nil)
    }

    private static let ways: [(NotificationWay, Multiplexer?, String)] = [
        (.bell, nil, "\u{7}"), (.bell, .tmux, "\u{7}"), (.osc9, nil, "\u{1B}]9;a;b: done\u{7}"),
        (.osc777, nil, "\u{1B}]777;notify;a,b;done\u{7}"),
        (.osc99, nil, "\u{1B}]99;i=baton:d=0:p=title;a;b\u{7}\u{1B}]99;i=baton:d=1:p=body;done\u{7}"),
        (.osc9, .tmux, "\u{1B}Ptmux;\u{1B}\u{1B}]9;a;b: done\u{7}\u{1B}\\\u{7}"),
    ]

    @Test("each terminal is called in its own way, in a multiplexer also by the bell", arguments: ways)
    func called(way: NotificationWay, multiplexer: Multiplexer?, bytes: String) {
        let sequence = OperatingSystemCommand.notification(title: "a;b", body: "done", by: way, through: multiplexer)
        #expect(String(decoding: sequence, as: UTF8.self) == bytes)
    }

    @Test("nothing in a notification can end it, and none is long")
    func hostile() {
        for way in [NotificationWay.osc9, .osc777, .osc99] {
            let text = "x\u{1B}]0;owned\u{7}\u{9C}\u{9D}\r\n" + String(repeating: "long ", count: 1_000)
            let sequence = OperatingSystemCommand.notification(title: text, body: text, by: way, through: nil)
            #expect(sequence.count < 500)
            let ours = way == .osc99 ? 2 : 1
            #expect(sequence.count { $0 == 0x1B } == ours)
            #expect(sequence.count { $0 == 0x07 } == ours)
            #expect(!sequence.contains(0x0A))
            #expect(
                !String(decoding: sequence, as: UTF8.self).unicodeScalars.contains { (0x80..<0xA0).contains($0.value) })
        }
    }
}
