import BatonTransport
import Synchronization
import Testing

@Suite("The live exchange")
struct LiveExchangeTests {
    @Test("A response comes with its status, headers and body, and the request as it was given")
    func plain() async throws {
        try await LoopbackServer.run { _ in
            [LoopbackServer.response("201 Created", #"{"a":"é"}"#, headers: ["X-Request-ID: r1"])]
        } _: { server in
            try await withExchange { exchange in
                let request = WireRequest(
                    method: "POST", url: server.url("/v1/runs?stream=true"),
                    headers: [WireHeader("Authorization", "Bearer t"), WireHeader("Content-Type", "application/json")],
                    body: Array(#"{"q":1}"#.utf8))
                let response = try await exchange.send(request)
                #expect(response.status == 201)
                #expect(response.header("x-request-id") == "r1")
                let body = try await response.collect()
                #expect(body == Array(#"{"a":"é"}"#.utf8))
                var events = server.events.makeAsyncIterator()
                #expect(await events.next() == .connected)
                guard case .requested(let text) = await events.next() else { throw Unexpected() }
                #expect(text.hasPrefix("POST /v1/runs?stream=true HTTP/1.1\r\n"))
                #expect(text.contains("Authorization: Bearer t\r\n"))
                #expect(text.hasSuffix("\r\n\r\n" + #"{"q":1}"#))
            }
        }
    }

    @Test("A large body tells how far it has gone, piece by piece, and arrives whole")
    func progress() async throws {
        let body = String(repeating: "0123456789", count: 30_000)
        let figures = Mutex<[Int]>([])
        try await LoopbackServer.run { text in
            [LoopbackServer.response("200 OK", text.hasSuffix("\r\n\r\n" + body) ? "whole" : "torn")]
        } _: { server in
            try await withExchange { exchange in
                var request = WireRequest(method: "POST", url: server.url(), body: Array(body.utf8))
                request.onSent = { sent, all in
                    #expect(all == 300_000)
                    figures.withLock { $0.append(sent) }
                }
                let answer = try await exchange.send(request).collect()
                #expect(String(decoding: answer, as: UTF8.self) == "whole")
            }
        }
        #expect(figures.withLock { $0 } == [131_072, 262_144])
    }

    @Test("Two requests one after the other use one connection")
    func reuse() async throws {
        try await LoopbackServer.run { _ in
            [LoopbackServer.response()]
        } _: { server in
            try await withExchange { exchange in
                for _ in 0..<2 {
                    _ = try await exchange.send(WireRequest(method: "GET", url: server.url())).collect()
                }
            }
            var events = server.events.makeAsyncIterator()
            #expect(await events.next() == .connected)
            for _ in 0..<2 { guard case .requested = await events.next() else { throw Unexpected() } }
            #expect(await events.next() == .closed)
        }
    }

    @Test("Pieces that end inside a character join to what was sent")
    func chunks() async throws {
        let text = "日本語 👩‍👩‍👧 é"
        try await LoopbackServer.run { _ in
            [LoopbackServer.chunkedHead] + text.utf8.map { LoopbackServer.chunk([$0]) } + [.send("0\r\n\r\n")]
        } _: { server in
            try await withExchange { exchange in
                let body = try await exchange.send(WireRequest(method: "GET", url: server.url())).collect()
                #expect(String(decoding: body, as: UTF8.self) == text)
            }
        }
    }

    @Test("A compressed answer is unpacked")
    func gzip() async throws {
        try await LoopbackServer.run { request in
            request.contains("Accept-Encoding: gzip") ? Gzip.response : [.close]
        } _: { server in
            try await withExchange { exchange in
                let body = try await exchange.send(WireRequest(method: "GET", url: server.url())).collect()
                #expect(String(decoding: body, as: UTF8.self) == Gzip.text)
            }
        }
    }

    @Test("An event stream is not asked for in compressed form")
    func eventStream() async throws {
        try await LoopbackServer.run { request in
            [LoopbackServer.response("200 OK", request.contains("Accept-Encoding: identity\r\n") ? "no" : "yes")]
        } _: { server in
            try await withExchange { exchange in
                let request = WireRequest(
                    method: "GET", url: server.url(), headers: [WireHeader("Accept", "text/event-stream")])
                let body = try await exchange.send(request).collect()
                #expect(body == Array("no".utf8))
            }
        }
    }

    @Test("Dropping a body closes its connection")
    func dropped() async throws {
        try await LoopbackServer.run { _ in
            [LoopbackServer.chunkedHead, LoopbackServer.chunk([0x7B])]
        } _: { server in
            try await withExchange { exchange in
                do { _ = try await exchange.send(WireRequest(method: "GET", url: server.url())) }
                #expect(await server.events.contains(.closed))
            }
        }
    }

    @Test("Cancelling the reader closes the connection and fails the reading", arguments: [false, true])
    func cancelled(beforeHead: Bool) async throws {
        try await LoopbackServer.run { _ in
            beforeHead ? [] : [LoopbackServer.chunkedHead]
        } _: { server in
            try await withExchange { exchange in
                let url = server.url()
                let reading = Task {
                    try await exchange.send(WireRequest(method: "GET", url: url)).collect()
                }
                var events = server.events.makeAsyncIterator()
                _ = await events.next()
                _ = await events.next()
                reading.cancel()
                let failure = await #expect(throws: TransportFailure.self) { try await reading.value }
                #expect(failure?.code == .cancelled)
                #expect(await events.next() == .closed)
            }
        }
    }

    @Test("A body larger than the limit is an error, and its excerpt is its beginning")
    func limits() async throws {
        try await LoopbackServer.run { _ in
            [LoopbackServer.response("500 Oops", "0123456789")]
        } _: { server in
            try await withExchange { exchange in
                let request = WireRequest(method: "GET", url: server.url())
                #expect(await exchange.excerpt(of: request, limit: 4) == Array("0123".utf8))
                let failure = await #expect(throws: TransportFailure.self) {
                    try await exchange.send(request).collect(limit: 9)
                }
                #expect(failure == TransportFailure(.tooLarge, "the answer is larger than 9 bytes"))
            }
        }
    }

    @Test("A redirect is followed for GET on the same server, and never for POST or to another server")
    func redirects() async throws {
        try await LoopbackServer.run { request in
            if request.hasPrefix("GET /agents/ ") { return [LoopbackServer.response("200 OK", "here")] }
            let target = request.contains("/away") ? "http://127.0.0.1:9/agents/" : "/agents/"
            return [LoopbackServer.response("307 Temporary Redirect", "", headers: ["Location: \(target)"])]
        } _: { server in
            try await withExchange { exchange in
                let followed = try await exchange.send(WireRequest(method: "GET", url: server.url("/agents")))
                let body = try await followed.collect()
                #expect(body == Array("here".utf8))
                let away = try await exchange.send(WireRequest(method: "GET", url: server.url("/away")))
                #expect(away.status == 307)
                let posted = try await exchange.send(WireRequest(method: "POST", url: server.url("/agents"), body: [1]))
                #expect(posted.status == 307)
            }
        }
    }

    @Test("A proxy is asked for the connection, with its login")
    func proxy() async throws {
        try await LoopbackServer.run { request in
            request.hasPrefix("CONNECT service.invalid:80 ") && request.contains("asic dTpw\r\n")
                ? [.send("HTTP/1.1 200 OK\r\n\r\n")] : [LoopbackServer.response("200 OK", "through")]
        } _: { server in
            let environment = ["http_proxy": "http://u:p@127.0.0.1:\(server.port)"]
            try await withExchange(ExchangeSettings(environment: environment)) { exchange in
                let response = try await exchange.send(WireRequest(method: "GET", url: "http://service.invalid/"))
                let body = try await response.collect()
                #expect(body == Array("through".utf8))
            }
        }
    }

    @Test("A slow reader gets a large body whole")
    func large() async throws {
        let count = 2_000_000
        try await LoopbackServer.run { _ in
            [LoopbackServer.response("200 OK", String(repeating: "x", count: count))]
        } _: { server in
            try await withExchange { exchange in
                let response = try await exchange.send(WireRequest(method: "GET", url: server.url()))
                var total = 0
                for try await chunk in response.body {
                    total += chunk.count
                    await Task.yield()
                }
                #expect(total == count)
            }
        }
    }
}

private struct Unexpected: Error {}

extension LiveExchange {
    fileprivate func excerpt(of request: WireRequest, limit: Int) async -> [UInt8]? {
        do {
            return try await send(request).excerpt(limit: limit)
        } catch {
            return nil
        }
    }
}

/// `{"text": "haha…"}` as gzip packs it.
private enum Gzip {
    static let text = #"{"text": ""# + String(repeating: "ha", count: 200) + #""}"#

    static let response: [LoopbackServer.Action] = [
        .send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bytes.count)\r\n\r\n"), .sendBytes(bytes),
    ]

    private static let bytes: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xAB, 0x56, 0x2A, 0x49, 0xAD, 0x28,
        0x51, 0xB2, 0x52, 0x50, 0xCA, 0x48, 0x1C, 0x85, 0x83, 0x09, 0x2A, 0xD5, 0x02, 0x00, 0x4F, 0xAC,
        0x74, 0xF1, 0x9C, 0x01, 0x00, 0x00,
    ]
}
