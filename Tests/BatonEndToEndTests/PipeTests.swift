import Foundation
import Testing

/// Ends of pipes that are not there, or no longer.
@Suite("Pipes")
struct PipeTests {
    /// Runs a shell's line in which `$BATON` is the program.
    private func shell(_ line: String) throws -> (output: String, errors: String) {
        let program = try Program()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.environment = program.environment.merging(["BATON": Program.path]) { $1 }
        let (out, errors) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) =
            (FileHandle.nullDevice, out, errors)
        try process.run()
        let output = out.fileHandleForReading.readDataToEndOfFile()
        let remarks = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: output, as: UTF8.self), String(decoding: remarks, as: UTF8.self))
    }

    @Test("a reader that has seen enough ends the program by the signal for it, without a word of an error")
    func head() throws {
        let ask = "\"$BATON\" ask -a writer --stream 'write 200 words'"
        let result = try shell("{ { \(ask); echo \"status $?\" >&3; } | head -1; } 3>&1")
        #expect(result.output.contains("status 141"))
        #expect(!result.errors.contains("rror"))
    }

    @Test("output that has no room is a failure, told in a sentence")
    func full() throws {
        let result = try shell("\"$BATON\" keys >/dev/full; echo $?")
        #expect(result.output == "1\n")
        #expect(result.errors == "baton: Standard output cannot be written: No space left on device.\n")
    }

    @Test("without anybody who listens to its remarks it does its work all the same")
    func closedErrors() throws {
        let result = try shell("\"$BATON\" ask -a tools '6 * 7' 2>&-; echo $?; \"$BATON\" ask -a tolls x 2>&-; echo $?")
        #expect(result.output == "`6 * 7` = **42**\n0\n1\n")
    }

    @Test("a mistake that only turns out on the way is one line, and usage")
    func mistake() throws {
        let result = try shell("\"$BATON\" ask -p nosuch hi; echo $?")
        #expect(result.output == "2\n")
        #expect(result.errors == "baton: There is no profile “nosuch”. Profiles: rehearsal, rehearsal-orq.\n")
    }

    @Test("a prompt that is no UTF-8, and one of megabytes, are sent")
    func prompts() throws {
        let odd = try shell("printf 'caf\\351 6 * 7' | \"$BATON\" ask -a tools -")
        #expect(odd.output == "`6 * 7` = **42**\n")
        let long = try shell("head -c 2000000 /dev/zero | tr '\\0' x | \"$BATON\" ask -a tools -; echo $?")
        #expect(long.output.hasSuffix("\n0\n"))
    }

    @Test("where the prompt cannot be kept, nothing is sent")
    func noPlace() throws {
        let none = try shell("XDG_DATA_HOME=/proc/self/nowhere \"$BATON\" ask -a tools '6 * 7'; echo $?")
        #expect(none.output == "2\n")
        #expect(none.errors.contains("The prompt could not be kept, so it was not sent"))
    }
}
