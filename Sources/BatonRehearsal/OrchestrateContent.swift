/// Content items of a message (`watsonx-orchestrate.md` §9). The answer's text is item 1, a question's widget item 2.
enum OrchestrateContent {
    static func text(_ text: String) -> JSON {
        ["id": "1", "response_type": "text", "text": .string(text)]
    }

    /// An answer's text, with its sources where it has any.
    static func answer(_ text: String, to run: RunRecord) -> JSON {
        let sources = run.agent.sources(run.prompt)
        return sources.isEmpty ? Self.text(text) : OrchestrateSearch.item(text, sources)
    }

    /// What the user said, and the files that came along.
    static func prompt(of run: RunRecord) -> [JSON] {
        guard !run.files.isEmpty else { return [text(run.prompt)] }
        let files = run.files.map { file -> JSON in
            [
                "fileName": .string(file.name), "url": .string(file.url), "id": nil, "statusCode": 200,
                "invalid": false, "errorBody": nil, "errorSubject": nil,
            ]
        }
        return [text(run.prompt), ["id": "2", "response_type": "file_download", "files": .array(files)]]
    }

    /// The files that go with the answer, in one item; none where there are none.
    static func downloads(of run: RunRecord) -> [JSON] {
        guard let origin = run.origin, !run.offers.isEmpty else { return [] }
        let files = run.offers.enumerated().map { index, file -> JSON in
            let path = OrchestrateWire.path(ofOffer: index, file.name, in: run.id)
            return ["fileName": .string(file.name), "url": .string(origin + path)]
        }
        return [["id": "2", "response_type": "file_download", "files": .array(files)]]
    }

    static func widget(_ ask: Ask) -> JSON {
        switch ask {
        case .options(let question, let options):
            choice(
                kind: "options_selector", title: nil, description: question,
                options: options.map { ($0.label, $0.value) })
        case .form(let title, let fields):
            form(title, fields)
        case .approval(let use):
            choice(
                kind: "confirmation", title: use.displayName,
                description: "Run \(use.tool) with \(use.arguments.text(.python))?",
                options: [("Approve", "approve"), ("Deny", "deny")])
        case .file(let request):
            upload(request)
        case .connection(let application):
            [
                "id": "2", "response_type": "disconnected_apps", "title": .string("Connect \(application.name)"),
                "description": .string(application.reason),
                "apps": [["app_id": .string(application.id), "name": .string(application.name)]],
            ]
        }
    }

    private static func upload(_ request: Ask.FileRequest) -> JSON {
        [
            "id": "2", "response_type": "file_upload", "text": .string(request.question),
            "uploadSettings": [
                "allowedFileMimeTypes": .object(request.types.map { ($0.label, .string($0.value)) }),
                "maxSingleFileSizeMB": .int(OrchestrateFiles.longestFile >> 20),
                "maxFilesPerUpload": .int(request.atMost), "minFilesPerUpload": 1,
                "allowMultipleFiles": .bool(request.atMost > 1),
            ],
        ]
    }

    private static func choice(
        kind: String, title: String?, description: String, options: [(label: String, value: String)]
    ) -> JSON {
        let title = title.map(JSON.string) ?? .null
        return [
            "id": "2", "response_type": "option", "title": title, "description": .string(description),
            "options": .array(options.map { ["label": .string($0.label), "value": .string($0.value)] }),
            "_meta": [
                "com.ibm.orchestrate/widget": [
                    "type": .string(kind), "title": title, "description": .string(description),
                ]
            ],
        ]
    }

    private static func form(_ title: String, _ fields: [Ask.FormField]) -> JSON {
        OrchestrateForm(title: title, fields: fields).item
    }
}
