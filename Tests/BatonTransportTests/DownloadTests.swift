import BatonTransport
import Foundation
import Testing

@Suite("Downloads")
struct DownloadTests {
    /// A folder that lasts as long as the test.
    private func withFolder(_ test: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "baton-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do {
            try await test(folder.path)
        } catch {
            try FileManager.default.removeItem(at: folder)
            throw error
        }
        try FileManager.default.removeItem(at: folder)
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test("a file comes under its name, and never over one that is there")
    func numbered() async throws {
        try await withFolder { folder in
            try await LoopbackServer.run { _ in
                [LoopbackServer.response("200 OK", "fresh")]
            } _: { server in
                try await withExchange { exchange in
                    let download = Download(exchange: exchange)
                    for _ in 0..<3 { _ = try await download.fetch(server.url(), as: "../a.txt", into: folder) }
                    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                    #expect(names == ["_a (2).txt", "_a (3).txt", "_a.txt"])
                    try "mine".write(toFile: folder + "/b.txt", atomically: true, encoding: .utf8)
                    let saved = try await download.fetch(server.url(), as: "b.txt", into: folder)
                    #expect(saved.path == folder + "/b (2).txt" && saved.bytes == 5)
                    #expect(try text(folder + "/b.txt") == "mine")
                    #expect(try text(saved.path) == "fresh")
                }
            }
        }
    }

    @Test("a link that stands where the file would go is not followed")
    func link() async throws {
        try await withFolder { folder in
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/a.txt", withDestinationPath: folder + "/elsewhere")
            try await LoopbackServer.run { _ in
                [LoopbackServer.response("200 OK", "fresh")]
            } _: { server in
                try await withExchange { exchange in
                    let saved = try await Download(exchange: exchange).fetch(server.url(), as: "a.txt", into: folder)
                    #expect(saved.path.hasSuffix("a (2).txt"))
                    #expect(!FileManager.default.fileExists(atPath: folder + "/elsewhere"))
                }
            }
        }
    }

    @Test("what is larger than the limit, breaks off, or is an error leaves nothing behind", arguments: [0, 1, 2, 3])
    func leavesNothing(kind: Int) async throws {
        let answers: [[LoopbackServer.Action]] = [
            [LoopbackServer.response("200 OK", "0123456789")],
            [LoopbackServer.chunkedHead, LoopbackServer.chunk(Array("0123456789".utf8)), .send("0\r\n\r\n")],
            [.send("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n0123"), .close],
            [LoopbackServer.response("403 Forbidden", "no")],
        ]
        try await withFolder { folder in
            try await LoopbackServer.run { _ in
                answers[kind]
            } _: { server in
                try await withExchange { exchange in
                    await #expect(throws: DownloadFailure.self) {
                        try await Download(exchange: exchange, limit: 8).fetch(server.url(), as: "a", into: folder)
                    }
                    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
                    #expect(names == [])
                }
            }
        }
    }

    @Test("credentials go to the address's own server, and not on to one that it redirects to")
    func redirect() async throws {
        try await withFolder { folder in
            try await LoopbackServer.run { request in
                [LoopbackServer.response("200 OK", request.contains("Authorization") ? "leaked" : "clean")]
            } _: { storage in
                let target = storage.url("/signed")
                try await LoopbackServer.run { request in
                    [
                        request.contains("Authorization: Bearer t")
                            ? LoopbackServer.response("302 Found", "", headers: ["Location: \(target)"])
                            : LoopbackServer.response("401 Unauthorized", "")
                    ]
                } _: { server in
                    try await withExchange { exchange in
                        let saved = try await Download(exchange: exchange).fetch(
                            server.url(), as: "a", into: folder, headers: [WireHeader("Authorization", "Bearer t")])
                        #expect(try text(saved.path) == "clean")
                    }
                }
            }
        }
    }

    @Test(
        "a credential goes with an address on the profile's own server only, and never beside a signature",
        arguments: [
            ("https://a.example/files/1", true), ("https://A.example:443/files/1?x=1", true),
            ("http://a.example/files/1", false), ("https://a.example:8443/1", false), ("https://b.example/1", false),
            ("https://a.example.b.example/1", false), ("https://a.example@b.example/1", false),
            ("https://a.example/1?X-Amz-Signature=abc", false), ("https://a.example/1?se=1&sig=abc", false),
            ("no address", false),
        ])
    func credentials(address: String, expected: Bool) {
        #expect(Download.takesCredentials(address, of: "https://a.example/instances/1") == expected)
    }

    @Test(
        "an address that is the content itself is read as RFC 2397 has it",
        arguments: [
            ("data:text/plain;base64,aGVsbG8h", "hello!"), ("DATA:,a%20b%C3%A9", "a bé"),
            ("data:text/plain;charset=utf-8;base64,aGVs%62G8h", "hello!"), ("data:,", ""), ("data:;base64,a", nil),
            ("data:,%4", nil), ("data:text/plain", nil), ("https://h/,a", nil),
        ] as [(String, String?)])
    func inline(_ address: String, _ text: String?) {
        #expect(InlineContent(address)?.bytes == text.map { Array($0.utf8) })
    }

    @Test("content that is here already is kept as what is fetched: never over a file that is there")
    func kept() async throws {
        try await withFolder { folder in
            let first = try Download.keep(Array("one".utf8), as: "../a.txt", into: folder)
            #expect(first.path == folder + "/_a.txt")
            let second = try Download.keep(Array("two".utf8), as: "../a.txt", into: folder)
            #expect(second.path == folder + "/_a (2).txt" && second.bytes == 3)
            let text = try text(second.path)
            #expect(text == "two")
        }
    }
}
