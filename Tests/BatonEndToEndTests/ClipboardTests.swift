import Foundation
import TerminalEmulator
import Testing

@Suite("The clipboard", .serialized)
struct ClipboardTests {
    /// A chat with one answer.
    private func answered(_ program: Program) throws -> PtyProcess {
        let chat = try program.openChat()
        try chat.send("\u{1B}2what is 6 * 7?\r")
        try chat.waitFor("42")
        try chat.waitUntil("the run is over") { $0.row($0.rows - 1).contains("completed") }
        return chat
    }

    private func addProgram(_ name: String, _ script: String, to program: Program) throws {
        let folder = program.home.appending(path: "bin")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: name)
        try "#!/bin/sh\n\(script)\n".write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file.path)
        program.environment["PATH"] = "\(folder.path):/usr/bin:/bin"
    }

    @Test("where there is a display its program gets the answer on standard input, and never as an argument")
    func tool() throws {
        let program = try Program()
        try addProgram("xclip", "echo \"$@\" > $HOME/arguments; cat > $HOME/clipboard", to: program)
        program.environment["DISPLAY"] = ":7"
        let chat = try answered(program)
        try chat.send("\u{1B}w")
        try chat.waitFor("with xclip")
        let copied = try String(contentsOf: program.home.appending(path: "clipboard"), encoding: .utf8)
        #expect(copied.contains("42"))
        let arguments = try String(contentsOf: program.home.appending(path: "arguments"), encoding: .utf8)
        #expect(arguments == "-selection clipboard\n")
    }

    @Test("without a program that works, the terminal is told", arguments: ["exit 1", "exec sleep 60"])
    func terminal(script: String) throws {
        let program = try Program()
        try addProgram("xclip", script, to: program)
        program.environment["DISPLAY"] = ":7"
        let chat = try answered(program)
        try chat.send("\u{18}c")
        try chat.waitFor("to the terminal to copy (OSC 52)")
        let coded = chat.written.components(separatedBy: "\u{1B}]52;c;").last?.components(separatedBy: "\u{7}").first
        let data = try #require(coded.flatMap { Data(base64Encoded: $0) })
        #expect(String(decoding: data, as: UTF8.self).contains("42"))
    }

    @Test("where the terminal takes none either, a file for the user alone has it, and its path is shown")
    func file() throws {
        let program = try Program()
        program.environment["TERM"] = "linux"
        program.environment["XDG_STATE_HOME"] = program.home.path + "/s"
        let chat = try answered(program)
        try chat.send("\u{18}c")
        try chat.waitFor("No clipboard takes the last answer")
        let path = program.home.path + "/s/baton/copied.txt"
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("42"))
        let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(permissions == 0o600)
        let folder = try FileManager.default.attributesOfItem(atPath: program.home.path + "/s/baton")
        #expect(folder[.posixPermissions] as? Int == 0o700)
    }
}
