import BatonCore
import Foundation
import Testing

@Suite struct CurlTextTests {
    private func frames(
        method: String = "POST", url: String = "https://h/x", headers: [(String, String)] = [], body: [UInt8]? = nil
    ) -> [RecordedFrame] {
        let head = RecordedFrame(
            monotonic: .zero, direction: .sent, exchange: 1, content: .request(method: method, url: url),
            headers: headers.map { .init(name: $0.0, value: $0.1) })
        guard let body else { return [head] }
        return [
            head, RecordedFrame(monotonic: .zero, direction: .sent, exchange: 1, content: .requestBody, bytes: body),
        ]
    }

    /// What a shell gives `curl`, and what comes in by its standard input.
    private func run(_ command: CurlText) throws -> (arguments: [String], input: [UInt8]) {
        // The double tells how many arguments it got, and them, each before a NUL; then what it reads.
        let script = """
            curl() { printf '%s\\000' "$#" "$@"; for word; do :; done; [ "$word" != @- ] || cat; }
            \(command.text)
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script]
        process.environment = ["PATH": "/usr/bin:/bin", "BATON_TOKEN": "the 'token' $x"]
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let fields = bytes.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
        let count = try #require(Int(String(decoding: fields[0], as: UTF8.self)))
        let arguments = fields[1...count].map { String(decoding: $0, as: UTF8.self) }
        return (arguments, fields[(count + 1)...].joined(separator: [0]).map { $0 })
    }

    @Test("a request reads as a person would write it, with the credential left to a variable")
    func golden() throws {
        let headers = [
            ("Authorization", "Bearer [redacted]"), ("Content-Type", "application/json"),
            ("Accept", "text/event-stream"),
        ]
        let body = Array(#"{"message":{"role":"user","content":"It's 5 o'clock"}}"#.utf8)
        let command = try #require(
            CurlText(requestAt: 0, in: frames(url: "https://h/v1/runs?a=b&c", headers: headers, body: body)))
        #expect(
            command.text == #"""
                curl \
                  --no-buffer \
                  --request 'POST' \
                  'https://h/v1/runs?a=b&c' \
                  --header "Authorization: Bearer ${BATON_TOKEN}" \
                  --header 'Content-Type: application/json' \
                  --header 'Accept: text/event-stream' \
                  --data-raw '{"message":{"role":"user","content":"It'\''s 5 o'\''clock"}}'

                """#)
        #expect(!command.isCut)
    }

    @Test("a shell gives curl what was recorded, whatever is in it, and nothing in it is a command")
    func law() throws {
        var generator = SplitMix64(seed: 11)
        let alphabet = [
            "a", "'", "\"", "\\", "$", "`", "$(touch /tmp/x)", "${HOME}", "!", "\n", " ", "&", ";", "|", "é", "東", "👩‍💻",
            "#", "*",
            "~", "%s", "-", "@", "]", "\\0",
        ]
        func text(_ limit: Int) -> String {
            (0..<Int.random(in: 0...limit, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? ""
            }.joined()
        }
        for _ in 0..<60 {
            let url = "https://h/" + text(12).replacing("\n", with: "")
            let value = text(12).replacing("\n", with: "")
            let body = text(40)
            let command = try #require(
                CurlText(
                    requestAt: 0, in: frames(url: url, headers: [("X-A", value)], body: Array(body.utf8))))
            let arguments = try run(command).arguments
            #expect(arguments == ["--request", "POST", url, "--header", "X-A: \(value)", "--data-raw", body])
        }
    }

    @Test("the token stands in the place of a secret in a header and in the address, and never in a body")
    func secrets() throws {
        let headers = [("Authorization", "Bearer [redacted]"), ("X-Key", "a'[redacted]'$b")]
        let command = try #require(
            CurlText(
                requestAt: 0,
                in: frames(
                    url: "https://h/?key=[redacted]&x", headers: headers, body: Array(#"{"a":"[redacted]"}"#.utf8))))
        let token = "the 'token' $x"
        #expect(
            try run(command).arguments == [
                "--request", "POST", "https://h/?key=\(token)&x", "--header", "Authorization: Bearer \(token)",
                "--header",
                "X-Key: a'\(token)'$b", "--data-raw", #"{"a":"[redacted]"}"#,
            ])
        #expect(command.isCut)
    }

    @Test("JSON with characters that act on a terminal says the same without them")
    func hostileJSON() throws {
        let body = "{\"a\":\"x\u{7F}\u{9B}31m\u{202E}y\u{E0041}\u{200D}\"}"
        let command = try #require(CurlText(requestAt: 0, in: frames(body: Array(body.utf8))))
        #expect(command.text.sanitised == command.text)
        let sent = try #require(try run(command).arguments.last)
        #expect(try JSONValue(wire: sent.utf8) == JSONValue(wire: body.utf8))
    }

    @Test(
        "any other body arrives byte for byte, and the command can be pasted",
        arguments: [
            [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E, 0x0A], [0x00, 0x01], [0xFF, 0xFE, 0x0A, 0x0A], [0x61, 0x0D, 0x0A],
        ] as [[UInt8]])
    func bytes(body: [UInt8]) throws {
        let command = try #require(CurlText(requestAt: 0, in: frames(body: body)))
        #expect(command.text.sanitised == command.text)
        #expect(try run(command).input == body)
    }

    @Test("only the body of the request itself goes with it, and what was not kept is told")
    func exchanges() throws {
        let cancel = RecordedFrame(
            monotonic: .zero, direction: .sent, exchange: 2, content: .request(method: "POST", url: "https://h/cancel"))
        let form = RecordedFrame(
            monotonic: .zero, direction: .sent, exchange: 2, content: .unkept(byteCount: 12))
        let first = frames(body: Array("{}".utf8))
        let all = [first[0], cancel, form, first[1]]
        #expect(try #require(CurlText(requestAt: 0, in: all)).text.contains("--data-raw '{}'"))
        let second = try #require(CurlText(requestAt: 1, in: all))
        #expect(!second.text.contains("--data"))
        #expect(second.isCut)
        #expect(CurlText(requestAt: 3, in: all) == nil)
        #expect(CurlText(requestAt: 9, in: all) == nil)
    }
}
