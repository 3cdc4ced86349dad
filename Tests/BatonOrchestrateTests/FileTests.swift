import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// Files that go with a prompt: brought up first, one request each, and named in the run's context.
struct FileTests {
    static let pdf = AttachedFile(
        name: "a \"1\".pdf", mediaType: "application/pdf", content: .bytes(Array("%PDF".utf8)))
    static let picture = AttachedFile(
        name: "b.png", mediaType: "image/png", content: .address("https://example.com/b.png"))
    static let notes = AttachedFile(name: "c.txt", mediaType: "text/plain", content: .bytes([]))

    static func uploaded(_ name: String) -> ScriptedExchange.Answer {
        .json(
            #"[{"fileName": "\#(name)", "id": null, "url": "https://s3/\#(name)", "errorBody": null, "#
                + #""errorSubject": null, "statusCode": 200, "invalid": false}]"#)
    }

    static func request(_ files: [AttachedFile], parameters: JSONObject = []) -> RunRequest {
        RunRequest(agent: StartTests.agent, prompt: Prompt("Read", files: files), parameters: parameters)
    }

    @Test func `a file goes up as a form, and the run names where it lies`() async throws {
        let exchange = ScriptedExchange([
            ("POST /upload-to-s3", Self.uploaded("a.pdf")), ("POST /runs", StartTests.turn),
        ])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(Self.request([Self.pdf])))
        #expect(heard.outcome == .completed)
        #expect(heard.events.first == .progressed("Uploading a \"1\".pdf…", agent: nil))
        let upload = try #require(exchange.requests.first)
        #expect(upload.url == "http://localhost:4321/v1/orchestrate/upload-to-s3")
        let type = try #require(upload.header("Content-Type"))
        let boundary = try #require(type.split(separator: "=").last)
        #expect(type.hasPrefix("multipart/form-data; boundary="))
        let body = String(decoding: try #require(upload.body), as: UTF8.self)
        #expect(
            body.hasPrefix(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a %221%22.pdf\"\r\n"
                    + "Content-Type: application/pdf\r\n\r\n%PDF\r\n--\(boundary)\r\n"))
        #expect(body.contains("name=\"text\"\r\n\r\n\r\n"))
        #expect(body.contains(#"name="fileMetaData""# + "\r\n\r\n" + #"[{"fileName":"a \"1\".pdf","invalid":false,"#))
        let run = try JSONValue(parsing: try #require(exchange.requests.last?.body))
        #expect(run["message"] == ["role": "user", "content": "Read"])
        #expect(
            run["context"] == [
                "source": "TOOL",
                "data": [
                    ["id": "1", "response_type": "text", "text": "Read"],
                    [
                        "id": "2", "response_type": "file_download",
                        "files": [
                            [
                                "fileName": "a \"1\".pdf", "url": "https://s3/a.pdf", "id": .null, "statusCode": 200,
                                "invalid": false, "errorBody": .null, "errorSubject": .null,
                            ]
                        ],
                    ],
                ],
            ])
        #expect(run["additional_properties"] == .object([]))
    }

    @Test func `several files go one by one, and an address stays where it is`() async throws {
        let exchange = ScriptedExchange([
            ("POST /upload-to-s3", Self.uploaded("a.pdf")), ("POST /upload-to-s3", Self.uploaded("c.txt")),
            ("POST /runs", StartTests.turn),
        ])
        let files = [Self.pdf, Self.picture, Self.notes]
        let heard = await Heard(
            OrchestratePlatform.scripted(exchange).start(
                Self.request(files, parameters: ["context": ["topic": "x", "source": "me"]])))
        #expect(exchange.requests("POST /upload-to-s3").count == 2)
        #expect(
            heard.events.prefix(4) == [
                .progressed("Uploading a \"1\".pdf (1 of 3)…", agent: nil),
                .progressed("Uploading a \"1\".pdf (1 of 3) 50 %…", agent: nil),
                .progressed("Uploading c.txt (3 of 3)…", agent: nil),
                .progressed("Uploading c.txt (3 of 3) 50 %…", agent: nil),
            ])
        let run = try JSONValue(parsing: try #require(exchange.requests.last?.body))
        let named = try #require(run["context"]?["data"]?.elements.last?["files"]?.elements)
        #expect(
            named.compactMap { $0["url"]?.string } == [
                "https://s3/a.pdf", "https://example.com/b.png", "https://s3/c.txt",
            ])
        #expect(run["context"]?["topic"] == "x")
        #expect(run["context"]?["source"] == "TOOL")
    }

    @Test(
        "A file that the server does not take keeps the message from going out, and is named",
        arguments: [
            (ScriptedExchange.Answer.json("{}", status: 413), PlatformFailure.Code.invalidRequest, 413),
            (
                .json(
                    #"[{"fileName": "a", "url": null, "errorBody": "At most 10 MB", "errorSubject": "Too large", "#
                        + #""statusCode": 413, "invalid": true}]"#), .invalidRequest, 413
            ),
            (.json(#"[{"fileName": "a", "url": "https://s3/a", "statusCode": 500}]"#), .invalidRequest, 500),
            (
                .json(#"[{"fileName": "a", "url": "https://s3/a", "statusCode": 200, "invalid": true}]"#),
                .invalidRequest, 200
            ),
            (.json(#"[{"fileName": "a"}]"#), .unexpectedAnswer, nil), (.html(200), .unexpectedAnswer, 200),
            (.html(404), .unsupported, 404), (.json("{}", status: 500), .serverError, 500),
        ] as [(ScriptedExchange.Answer, PlatformFailure.Code, Int?)])
    func refused(answer: ScriptedExchange.Answer, code: PlatformFailure.Code, status: Int?) async throws {
        let exchange = ScriptedExchange([("POST /upload-to-s3", answer), ("POST /runs", StartTests.turn)])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(Self.request([Self.notes])))
        let failure = try #require(heard.failure)
        #expect(failure.code == code)
        #expect(failure.httpStatus == status)
        #expect(failure.delivery == .notDelivered)
        #expect(failure.message.contains("c.txt") || code == .unexpectedAnswer)
        #expect(StartTests.posts(exchange) == 0)
    }

    @Test func `an upload that breaks off is made once more, because nothing ran`() async {
        let exchange = ScriptedExchange([
            ("POST /upload-to-s3", .failing(.broken)), ("POST /upload-to-s3", Self.uploaded("c.txt")),
            ("POST /runs", StartTests.turn),
        ])
        let heard = await Heard(OrchestratePlatform.scripted(exchange).start(Self.request([Self.notes])))
        #expect(heard.outcome == .completed)
        #expect(exchange.requests("POST /upload-to-s3").count == 2)
    }

    @Test func `chat completions take no files, and nothing is brought up for them`() async {
        let exchange = ScriptedExchange([])
        let platform = OrchestratePlatform.scripted(exchange, api: .chatCompletions)
        let heard = await Heard(platform.start(Self.request([Self.notes])))
        #expect(heard.failure?.code == .unsupported)
        #expect(heard.failure?.delivery == .notDelivered)
        #expect(exchange.requests.isEmpty)
    }

    @Test(
        "What may be sent is read from either form of the request",
        arguments: [
            (
                #""uploadSettings": {"allowedFileMimeTypes": {"PDF": "application/pdf"}, "maxSingleFileSizeMB": 2.5, "#
                    + #""maxFilesPerUpload": 3, "minFilesPerUpload": 2, "allowMultipleFiles": true}"#,
                ["pdf"], ["application/pdf"], 2_621_440, 3, 2
            ),
            (
                #""supported_formats": [".pdf", "image/png"], "size_limit": "10""#, ["pdf"], ["image/png"], 10 << 20,
                nil, 1
            ),
            (#""supported_formats": "pdf, docx", "size_limit": 10485760"#, ["pdf", "docx"], [], 10 << 20, nil, 1),
            (#""uploadSettings": {"allowMultipleFiles": false, "maxFilesPerUpload": 5}"#, [], [], nil, 1, 1),
            (#""title": "Anything""#, [], [], nil, nil, 1),
        ] as [(String, [String], [String], Int?, Int?, Int)])
    func rules(
        members: String, extensions: [String], mediaTypes: [String], bytes: Int?, most: Int?, least: Int
    ) throws {
        let need = try ContentTests.run(#"[{"response_type": "file_upload", \#(members)}]"#).needs
        let rule = try #require(need?.uploads)
        #expect(need?.isAnswerable == true)
        #expect(rule.extensions == extensions)
        #expect(rule.mediaTypes == mediaTypes)
        #expect(rule.maximumBytes == bytes)
        #expect(rule.maximumCount == most)
        #expect(rule.minimumCount == least)
    }
}
