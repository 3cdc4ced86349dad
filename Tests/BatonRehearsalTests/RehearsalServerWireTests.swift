import AsyncHTTPClient
import BatonRehearsal
import NIOHTTP1
import Testing

@Suite struct RehearsalServerWireTests {
    @Test func `a server without a port takes a free one and answers on it`() async throws {
        try await WireClient.withServer { client in
            #expect(client.port > 0)
            let answer = try await client.get("/health/alive")
            #expect(answer.text == #"{"status":"ok"}"#)
        }
    }

    @Test func `two servers stand side by side`() async throws {
        try await WireClient.withServer { first in
            try await WireClient.withServer { second in
                #expect(first.port != second.port)
            }
        }
    }

    @Test func `a port in use is an error that says so`() async throws {
        try await WireClient.withServer { client in
            let error = await #expect(throws: RehearsalServerError.self) {
                try await RehearsalServer.start(port: client.port)
            }
            #expect(error?.isPortInUse == true)
            #expect(error?.description.contains("port \(client.port) of 127.0.0.1") == true)
        }
    }

    @Test func `stopping ends what is being streamed and frees the port`() async throws {
        let server = try await RehearsalServer.start(speed: 1)
        let client = WireClient(port: server.port)
        let stream = try await client.open(
            .POST, "/v1/orchestrate/runs?stream=true",
            #"{"message": {"role": "user", "content": "slow"}, "agent_id": "\#(RehearsedAgent.stumble.uuid)"}"#)
        var chunks = stream.body.makeAsyncIterator()
        _ = try await chunks.next()
        await server.stop()
        let again = try await RehearsalServer.start(port: server.port)
        await again.stop()
    }

    @Test func `the agents' ids are the same on both wires and in every process`() async throws {
        try await WireClient.withServer { client in
            let orchestrate = try await client.get("/v1/orchestrate/agents").json
            let orq = try await client.get("/v2/agents").json
            #expect(orchestrate.array?.compactMap { $0["name"]?.string } == Rehearsal.agents.map(\.key))
            #expect(orq["data"]?.array?.compactMap { $0["key"]?.string } == Rehearsal.agents.map(\.key))
            #expect(orchestrate[path: "0.id"]?.string == RehearsedAgent.guide.uuid)
            #expect(orq[path: "data.0._id"]?.string == RehearsedAgent.guide.ulid)
        }
    }
}
