import AsyncHTTPClient
import BatonRehearsal
import NIOCore
import NIOHTTP1

/// Plain HTTP against one rehearsal server, without a word of what the program itself knows about the wire.
struct WireClient {
    let port: Int
    var authorization: String? = "Bearer secret"

    struct Answer {
        var status: Int
        var headers: HTTPHeaders
        var text: String
        /// Whether the connection broke off before the body's end.
        var isBroken = false

        var json: JSON { get throws { try JSON(parsing: text) } }

        /// The objects of a body of JSON lines.
        var lines: [JSON] { get throws { try text.split(separator: "\n").map { try JSON(parsing: String($0)) } } }

        /// The payloads of server-sent events, without the mark of the end.
        var payloads: [JSON] {
            get throws {
                try text.components("\n\n").filter { $0 != "data: [DONE]" }
                    .map { try JSON(parsing: String($0.dropFirst("data: ".count))) }
            }
        }
    }

    func get(_ path: String) async throws -> Answer {
        try await send(.GET, path, nil)
    }

    func post(_ path: String, _ body: JSON, headers: [(String, String)] = []) async throws -> Answer {
        try await send(.POST, path, body.text(), headers: headers)
    }

    func send(
        _ method: HTTPMethod, _ path: String, _ body: String?, headers: [(String, String)] = []
    ) async throws -> Answer {
        let response = try await open(method, path, body, headers: headers)
        var bytes = ByteBuffer()
        var isBroken = false
        do {
            for try await chunk in response.body { bytes.writeImmutableBuffer(chunk) }
        } catch let error as HTTPClientError where error == .remoteConnectionClosed {
            isBroken = true
        } catch HTTPParserError.invalidEOFState {
            isBroken = true
        }
        let status = Int(response.status.code)
        return Answer(status: status, headers: response.headers, text: String(buffer: bytes), isBroken: isBroken)
    }

    /// The task's response when it is no longer in progress.
    func settled(_ agent: String, _ task: String) async throws -> JSON {
        var response: JSON
        repeat {
            response = try await get("/v2/agents/\(agent)/responses/\(task)").json
        } while response["status"] == "in_progress"
        return response
    }

    /// The response as soon as its head is there.
    func open(
        _ method: HTTPMethod, _ path: String, _ body: String?, headers: [(String, String)] = []
    ) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = method
        if let authorization { request.headers.add(name: "Authorization", value: authorization) }
        request.headers.add(contentsOf: HTTPHeaders(headers))
        if let body {
            if !request.headers.contains(name: "Content-Type") {
                request.headers.add(name: "Content-Type", value: "application/json")
            }
            request.body = .bytes(ByteBuffer(string: body))
        }
        return try await HTTPClient.shared.execute(request, timeout: .seconds(60))
    }

    /// Runs `body` against a server of its own; from speed 1,000 on the agents never wait.
    static func withServer(
        speed: Double = 1_000, faults: [RehearsalFault] = [], orqFaults: Set<OrqFault> = [],
        _ body: (WireClient) async throws -> Void
    ) async throws {
        let server = try await RehearsalServer.start(speed: speed, faults: faults, orqFaults: orqFaults)
        do {
            try await body(WireClient(port: server.port))
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }
}

extension String {
    func components(_ separator: String) -> [Substring] {
        split(separator: separator)
    }
}

extension JSON {
    /// The member at a path of names and, where they are numbers, of places.
    subscript(path path: String) -> JSON? {
        path.split(separator: ".").reduce(Optional(self)) { value, step in
            Int(step).map { value?[$0] } ?? value?[String(step)]
        }
    }
}
