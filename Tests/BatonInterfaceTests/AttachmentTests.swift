import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite struct AttachmentTests {
    private static let entries = [
        FileEntry(name: "letters", isFolder: true), FileEntry(name: ".hidden", isFolder: false, size: 1),
        FileEntry(name: "receipt.pdf", isFolder: false, size: 12_345),
        FileEntry(name: "recipe.txt", isFolder: false, size: 812),
    ]

    private static let receipt = AttachedFile(
        name: "receipt.pdf", mediaType: "application/pdf", content: .bytes([UInt8](repeating: 1, count: 12_345)))

    private func opened(_ keys: String = "C-x f") -> Session {
        var session = Session()
        session.press(keys)
        session.send(.filesListed("", .success(Self.entries)))
        return session
    }

    private func attached() -> Session {
        var session = opened()
        session.type("receipt")
        session.press("Enter")
        session.send(.fileRead("receipt.pdf", .first, .success(Self.receipt)))
        return session
    }

    private func rows(_ session: inout Session, _ range: ClosedRange<Int>) -> String {
        session.screen.split(separator: "\n", omittingEmptySubsequences: false)[range]
            .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
    }

    @Test("the picker shows folders and files with their sizes, and hidden ones only for a dot")
    func listing() {
        var session = opened()
        #expect(session.commands.contains(.listFiles("")))
        #expect(
            rows(&session, 2...7) == """
                 Attach                                                               3 entries

                 › letters/
                   receipt.pdf  12.3 kB
                   recipe.txt     812 B

                """)
        session.type(".")
        #expect(session.screen.contains(".hidden"))
        #expect(!session.screen.contains("recipe.txt"))
    }

    @Test("a chosen file is read, stands above the draft, goes with the next message, and is gone from the draft")
    func sending() {
        var session = attached()
        #expect(session.commands.contains(.readFile("receipt.pdf", .first)))
        #expect(session.screen.contains("+ receipt.pdf 12.3 kB"))
        session.say("How much is it?")
        let prompts = session.conversationCommands.compactMap { command -> Prompt? in
            if case .startRun(_, let request) = command { request.prompt } else { nil }
        }
        #expect(prompts == [Prompt("How much is it?", files: [Self.receipt])])
        #expect(session.screen.contains("▌ + receipt.pdf · 12.3 kB"))
        #expect(session.state.active.attachments.isEmpty)
    }

    @Test("files can go without a word; a file that is still being read holds the message back")
    func alone() {
        var session = opened()
        session.type("receipt")
        session.press("Enter Enter")
        #expect(session.startedPrompts.isEmpty)
        #expect(session.status.contains("receipt.pdf is still being read"))
        session.send(.fileRead("receipt.pdf", .first, .success(Self.receipt)))
        session.press("Enter")
        #expect(session.startedPrompts == [""])
    }

    @Test("a file that cannot be read is taken off, and the reason stands in the status line")
    func unreadable() {
        var session = opened()
        session.type("receipt")
        session.press("Enter")
        session.send(.fileRead("receipt.pdf", .first, .failure(PlatformFailure(.local, "receipt.pdf cannot be read"))))
        #expect(session.status.contains("receipt.pdf cannot be read."))
        #expect(session.state.active.attachments.isEmpty)
    }

    @Test("a folder is gone into, Tab completes what all names share, and a path is taken at its word")
    func paths() {
        var session = opened()
        session.press("Enter")
        #expect(session.commands.last == .listFiles("letters/"))
        session.send(.filesListed("letters/", .success([FileEntry(name: "a.txt", isFolder: false, size: 3)])))
        #expect(session.screen.contains(" Attach  letters/"))
        session.press("C-u")
        session.send(.filesListed("", .success(Self.entries)))
        session.type("rec")
        session.press("Tab")
        #expect(session.screen.contains(" Attach  rec "))
        session.type("e")
        session.press("Tab")
        #expect(session.screen.contains(" Attach  receipt.pdf "))
        session.press("C-u")
        session.type("/etc/nowhere")
        session.press("Enter")
        #expect(session.commands.last == .readFile("/etc/nowhere", .first))
    }

    @Test("a path pasted in quotes is the file that it names")
    func pasted() {
        var session = opened()
        session.send(.input(.paste("'/tmp/my receipt.pdf'\n")))
        session.press("Enter")
        #expect(session.commands.last == .readFile("/tmp/my receipt.pdf", .first))
    }

    @Test("an @ at a word's start names a file; what fits nothing stays text, and Esc keeps what was typed")
    func mentions() {
        var session = Session()
        session.type("see @")
        session.send(.filesListed("", .success(Self.entries)))
        session.type("receipt")
        session.press("Enter")
        #expect(session.commands.last == .readFile("receipt.pdf", .first))
        #expect(session.draft == "see ")
        session.type("@nobody ")
        session.type("a@b")
        #expect(session.draft == "see @nobody a@b")
        session.type(" @rec")
        session.press("Esc")
        #expect(session.draft == "see @nobody a@b @rec")
        session.type(" @")
        session.press("Backspace")
        #expect(session.draft == "see @nobody a@b @rec ")
    }

    @Test("Backspace in an empty composer takes the newest file off, and only there")
    func takingOff() {
        var session = attached()
        session.type("x")
        session.press("Backspace")
        #expect(session.state.active.attachments.count == 1)
        session.press("Backspace")
        #expect(session.state.active.attachments.isEmpty)
    }

    @Test("what the agent has said of files is kept to before they go out")
    func rules() {
        var session = Session()
        session.say("upload")
        var need = Need(kind: .file, question: "A receipt, please")
        need.uploads.extensions = ["png"]
        session.receive(.accepted(RemoteHandle(platform: .orchestrate)), .ended(.needs(need)))
        session.press("C-x f")
        session.send(.filesListed("", .success(Self.entries)))
        session.type("receipt")
        session.press("Enter")
        session.send(.fileRead("receipt.pdf", .first, .success(Self.receipt)))
        #expect(session.status.contains("receipt.pdf is no png"))
        #expect(session.state.active.attachments.isEmpty)
    }

    @Test("a message that never left comes back with its files")
    func returned() {
        var session = attached()
        session.say("here")
        session.receive(.ended(.failed(PlatformFailure(.unreachable, "Nobody answers"))))
        #expect(session.draft == "here")
        #expect(session.state.active.attachments.map(\.file) == [Self.receipt])
    }
}
