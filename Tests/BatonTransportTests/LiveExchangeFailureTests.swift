import BatonTransport
import Testing

@Suite("Failures of the live exchange")
struct LiveExchangeFailureTests {
    private func failure(
        of request: WireRequest, by exchange: LiveExchange, sourceLocation: SourceLocation = #_sourceLocation
    ) async -> TransportFailure? {
        await #expect(throws: TransportFailure.self, sourceLocation: sourceLocation) {
            _ = try await exchange.send(request).collect()
        }
    }

    @Test("A refused connection says who refused, and that nothing was sent")
    func refused() async throws {
        let server = try await LoopbackServer { _ in [] }
        try await server.stop()
        try await withExchange { exchange in
            for host in ["127.0.0.1", "localhost"] {
                let url = "http://user:hunter22@\(host):\(server.port)/?token=hunter22"
                let failure = await failure(of: WireRequest(method: "POST", url: url, body: [1]), by: exchange)
                #expect(failure == TransportFailure(.refused, "connection refused by \(host):\(server.port)"))
                #expect(failure?.isBeforeRequest == true)
            }
        }
    }

    @Test("An unknown host is named")
    func unknownHost() async throws {
        try await withExchange { exchange in
            // An empty label: no resolver asks the network for it.
            let failure = await failure(of: WireRequest(method: "GET", url: "http://no..such/"), by: exchange)
            #expect(failure == TransportFailure(.unknownHost, "the host no..such is not known"))
        }
    }

    @Test(
        "A URL that is none is an error of its own", arguments: ["", "nothing", "ftp://host/", "http://", "https:///x"])
    func invalidURL(url: String) async throws {
        try await withExchange { exchange in
            #expect(await failure(of: WireRequest(method: "GET", url: url), by: exchange)?.code == .invalidURL)
        }
    }

    @Test("A header with a line break is refused by its name, without its value")
    func invalidHeader() async throws {
        try await withExchange { exchange in
            let request = WireRequest(
                method: "GET", url: "http://127.0.0.1:9/", headers: [WireHeader("Authorization", "Bearer hunter22\n")])
            let failure = await failure(of: request, by: exchange)
            #expect(failure?.message.contains("Authorization") == true)
            #expect(failure?.message.contains("hunter22") == false)
        }
    }

    @Test("A server that closes in the middle of a body breaks it, after what came")
    func closedMidBody() async throws {
        try await LoopbackServer.run { _ in
            [.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":"), .close]
        } _: { server in
            try await withExchange { exchange in
                let response = try await exchange.send(WireRequest(method: "POST", url: server.url(), body: [1]))
                var bytes: [UInt8] = []
                let failure = await #expect(throws: TransportFailure.self) {
                    for try await chunk in response.body { bytes += chunk }
                }
                #expect(bytes == Array("{\"a\":".utf8))
                #expect(failure?.code == .broken)
                #expect(failure?.isBeforeRequest == false)
            }
        }
    }

    @Test("A server that closes instead of answering may have the request")
    func closedBeforeHead() async throws {
        try await LoopbackServer.run { _ in
            [.close]
        } _: { server in
            try await withExchange { exchange in
                let failure = await failure(of: WireRequest(method: "POST", url: server.url(), body: [1]), by: exchange)
                #expect(failure?.code == .broken)
            }
        }
    }

    @Test("A server that falls silent is given up after the idle timeout", arguments: [false, true])
    func silent(afterHead: Bool) async throws {
        try await LoopbackServer.run { _ in
            afterHead ? [LoopbackServer.chunkedHead, LoopbackServer.chunk([0x7B])] : []
        } _: { server in
            try await withExchange(ExchangeSettings(idleTimeout: .milliseconds(100))) { exchange in
                let failure = await failure(of: WireRequest(method: "POST", url: server.url(), body: [1]), by: exchange)
                #expect(
                    failure == TransportFailure(.idleTimeout, "nothing came from 127.0.0.1:\(server.port) for 100 ms"))
                #expect(failure?.isBeforeRequest == false)
            }
        }
    }

    @Test("A server without TLS under an https URL is a TLS failure, and nothing was sent")
    func noTLS() async throws {
        try await LoopbackServer.run { _ in
            []
        } _: { server in
            try await withExchange(ExchangeSettings(connectTimeout: .milliseconds(200))) { exchange in
                let url = "https://127.0.0.1:\(server.port)/"
                let failure = await failure(of: WireRequest(method: "POST", url: url, body: [1]), by: exchange)
                #expect(failure?.isBeforeRequest == true)
            }
        }
    }

    @Test("A server that answers a TLS greeting in plain text is told apart")
    func plainAnswerToTLS() async throws {
        let server = try await PlainGreeter()
        try await withExchange { exchange in
            let failure = await failure(
                of: WireRequest(method: "GET", url: "https://127.0.0.1:\(server.port)/"), by: exchange)
            #expect(failure?.code == .tls)
            #expect(failure?.message.contains("does not speak TLS") == true)
        }
        try await server.stop()
    }

    @Test("A server that closes during the TLS handshake never saw the request")
    func closedInHandshake() async throws {
        let server = try await PlainGreeter(closes: true)
        try await withExchange { exchange in
            let request = WireRequest(method: "POST", url: "https://127.0.0.1:\(server.port)/", body: [1])
            let failure = await failure(of: request, by: exchange)
            #expect(failure?.isBeforeRequest == true)
        }
        try await server.stop()
    }

    @Test(
        "A CA file that cannot be used is named",
        arguments: [("/nowhere/corp.pem", "is not there"), ("/dev/null", "has no certificate")])
    func caFile(path: String, why: String) async throws {
        try await withExchange(ExchangeSettings(caFile: path)) { exchange in
            let failure = await failure(of: WireRequest(method: "GET", url: "https://127.0.0.1:9/"), by: exchange)
            #expect(failure?.code == .tls)
            #expect(failure?.message.contains("\(path) \(why)") == true)
        }
    }

    @Test("A proxy that wants another login is a failure without the login, and nothing was sent")
    func proxyRefuses() async throws {
        try await LoopbackServer.run { _ in
            [LoopbackServer.response("407 Proxy Authentication Required", "")]
        } _: { server in
            let environment = ["ALL_PROXY": "http://user:hunter22@127.0.0.1:\(server.port)"]
            try await withExchange(ExchangeSettings(environment: environment)) { exchange in
                let failure = await failure(
                    of: WireRequest(method: "POST", url: "https://service.invalid/", body: [1]), by: exchange)
                #expect(failure?.code == .proxy)
                #expect(
                    failure?.message == "the proxy 127.0.0.1:\(server.port) wants a user name and password, or others")
            }
        }
    }

    @Test("After the shutdown requests fail, and it may be called twice")
    func shutdown() async throws {
        let exchange = LiveExchange()
        await exchange.shutdown()
        await exchange.shutdown()
        #expect(
            await failure(of: WireRequest(method: "GET", url: "http://127.0.0.1:9/"), by: exchange)?.code == .cancelled)
    }
}
