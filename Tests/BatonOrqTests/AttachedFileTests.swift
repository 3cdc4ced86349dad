import BatonCore
import BatonOrq
import BatonTransport
import Testing

private let image = AttachedFile(name: "shot.png", mediaType: "image/png", content: .bytes([0x89, 0x50, 0x4E, 0x47]))
private let linked = AttachedFile(name: "a.jpg", mediaType: "image/jpeg", content: .address("https://x/a.jpg"))
private let document = AttachedFile(name: "a.pdf", mediaType: "application/pdf", content: .bytes(Array("%PDF-".utf8)))

@Suite struct AttachedFileTests {
    private func sent(_ prompt: Prompt, api: OrqAPI) async -> (body: JSONValue?, failure: PlatformFailure?) {
        let exchange = ScriptedExchange(.stream(sse([#"{"type":"event.agents.inactive","data":{}}"#])))
        do {
            for try await _ in platform(exchange, api: api).start(RunRequest(agent: "tui-helper", prompt: prompt)) {}
        } catch {
            #expect(exchange.sent.isEmpty)
            return (nil, error as? PlatformFailure)
        }
        return (exchange.sent.first?.json, nil)
    }

    @Test(
        "files go as parts with plain base64 or an address, and always with their type",
        arguments: [OrqAPI.tasks, .agentResponses])
    func parts(_ api: OrqAPI) async {
        let body = await sent(Prompt("What is this?", files: [image, linked, document]), api: api).body
        #expect(
            body?["message"]?["parts"]
                == json(
                    #"""
                    [{"kind":"text","text":"What is this?"},
                     {"kind":"file","file":{"bytes":"iVBORw==","mimeType":"image/png","name":"shot.png"}},
                     {"kind":"file","file":{"uri":"https://x/a.jpg","mimeType":"image/jpeg","name":"a.jpg"}},
                     {"kind":"file","file":{"bytes":"JVBERi0=","mimeType":"application/pdf","name":"a.pdf"}}]
                    """#))
    }

    @Test("the newest generation gets files as data URIs, and a prompt of files alone has no text")
    func content() async {
        let body = await sent(Prompt("", files: [image, linked, document]), api: .responses).body
        #expect(
            body?["input"]
                == json(
                    #"""
                    [{"type":"message","role":"user","content":[
                     {"type":"input_image","image_url":"data:image/png;base64,iVBORw==","detail":"auto"},
                     {"type":"input_image","image_url":"https://x/a.jpg","detail":"auto"},
                     {"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,JVBERi0="}]}]
                    """#))
    }

    @Test("the newest generation reads a document from its address by itself")
    func documentAddress() async {
        let linked = AttachedFile(name: "a.pdf", mediaType: "application/pdf", content: .address("https://x/a.pdf"))
        let body = await sent(Prompt("Sum up", files: [linked]), api: .responses).body
        #expect(
            body?["input"]?.elements.first?["content"]?.elements.last == [
                "type": "input_file", "filename": "a.pdf", "file_url": "https://x/a.pdf",
                "mime_type": "application/pdf",
            ])
    }

    @Test(
        "a file that orq.ai cannot take is refused here",
        arguments: [
            (AttachedFile(name: "a", mediaType: "image/png", content: .bytes([])), "is empty"),
            (AttachedFile(name: "a", mediaType: "application/pdf", content: .address("https://x")), "only images"),
            (AttachedFile(name: "a", mediaType: "", content: .bytes([1])), "no media type"),
            (
                AttachedFile(name: "a", mediaType: "image/png", content: .address("file:///etc/passwd")),
                "no web address"
            ),
        ])
    func refusals(_ file: AttachedFile, _ complaint: String) async {
        let failure = await sent(Prompt("x", files: [file]), api: .tasks).failure
        #expect(failure?.code == .invalidRequest)
        #expect(failure?.message.contains(complaint) == true)
    }
}
