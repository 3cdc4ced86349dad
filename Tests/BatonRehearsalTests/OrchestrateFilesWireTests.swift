import BatonRehearsal
import NIOHTTP1
import Testing

@Suite struct OrchestrateFilesWireTests {
    private func upload(
        _ files: [(name: String, content: String)], to client: WireClient
    ) async throws -> WireClient.Answer {
        let parts = files.map { file in
            "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(file.name)\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n\(file.content)\r\n"
        }
        let text = "--edge\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nwith a line\r\n"
        return try await client.send(
            .POST, "/v1/orchestrate/upload-to-s3", parts.joined() + text + "--edge--\r\n",
            headers: [("Content-Type", "multipart/form-data; boundary=edge")])
    }

    private func path(_ file: JSON?) -> String {
        let url = file?["url"]?.string ?? ""
        return String(url.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" })
    }

    @Test func `uploaded files can be downloaded as they were, without a token`() async throws {
        try await WireClient.withServer { client in
            let files = try await upload([("a b.txt", "one\r\n\r\ntwo"), ("empty.bin", "")], to: client).json
            #expect(files[path: "0.fileName"] == "a b.txt")
            #expect(files[path: "0.statusCode"] == 200)
            #expect(files[path: "0.invalid"] == false)
            var stranger = client
            stranger.authorization = nil
            let first = try await stranger.get(path(files[0]))
            #expect(first.text == "one\r\n\r\ntwo")
            #expect(first.headers.first(name: "Content-Disposition")?.contains("a%20b.txt") == true)
            #expect(try await stranger.get(path(files[1])).text == "")
        }
    }

    @Test func `a file that is too large is refused in the answer, and one that is not there is not found`()
        async throws
    {
        try await WireClient.withServer { client in
            let large = String(repeating: "x", count: 10 << 20 + 1)
            let files = try await upload([("large.bin", large)], to: client).json
            #expect(files[path: "0.invalid"] == true)
            #expect(files[path: "0.statusCode"] == 413)
            #expect(try await client.get("/wxo-uploads/00000000-0000-4000-8000-000000000000/x").status == 404)
            #expect(try await client.send(.POST, "/v1/orchestrate/upload-to-s3", "{}").status == 422)
        }
    }

    @Test func `a file of the clerk's stands in the message and is served to anyone who has its address`() async throws
    {
        try await WireClient.withServer { client in
            let prompt = body("download the prices", agent: RehearsedAgent.clerk.uuid)
            let events = try await client.post("/v1/orchestrate/runs?stream=true", prompt).lines
            let message = try #require(events.first { $0["event"] == "message.created" }?[path: "data.message"])
            let item = try #require(message["content"]?.array?.last)
            #expect(item["response_type"] == "file_download")
            let file = try #require(item[path: "files.0"])
            #expect(file["fileName"] == "prices.csv")
            var stranger = client
            stranger.authorization = nil
            #expect(try await stranger.get(path(file)).text.hasPrefix("what,unit,CHF\n"))
            #expect(try await stranger.get(path(file).replacing("/0/", with: "/1/")).status == 404)
        }
    }

    @Test func `where answers carry no files, the clerk says what would stand in it`() {
        #expect(RehearsedAgent.clerk.answer(to: "download the prices").contains("```csv\nwhat,unit,CHF\n"))
    }

    @Test func `the clerk asks for a file, takes it with the next message, and the thread keeps it`() async throws {
        try await WireClient.withServer { client in
            let clerk = RehearsedAgent.clerk.uuid
            let stream = "/v1/orchestrate/runs?stream=true"
            let events = try await client.post(stream, body("upload a file", agent: clerk)).lines
            let message = try #require(events.first { $0["event"] == "message.interrupt" }?[path: "data.message"])
            let widget = try #require(message["content"]?.array?.last)
            #expect(widget["response_type"] == "file_upload")
            #expect(widget[path: "uploadSettings.maxFilesPerUpload"] == 3)
            let file = try #require(try await upload([("receipt.txt", "12 CHF")], to: client).json[0])
            let thread = message["thread_id"]?.string ?? ""
            let answer = try await client.post(
                stream,
                [
                    "message": ["role": "user", "content": ""], "agent_id": .string(clerk),
                    "thread_id": .string(thread),
                    "context": ["source": "TOOL", "data": [["response_type": "file_download", "files": [file]]]],
                ]
            ).lines
            let created = try #require(answer.last { $0["event"] == "message.created" })
            #expect(created[path: "data.message.content.0.text"]?.string?.contains("receipt.txt") == true)
            let messages = try await client.get("/v1/threads/\(thread)/messages").json
            #expect(messages[path: "2.content.1.files.0.fileName"] == "receipt.txt")
        }
    }
}
