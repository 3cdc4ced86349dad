import BatonCore
import BatonEngine
import Testing

/// What the screen says of a run without a stream.
struct PolledRunTests {
    @Test(
        "A stream is called gone only where there was to be one",
        arguments: [(nil, "the stream is gone; asking the server"), ("yes", "asking the server")])
    func link(polled: String?, words: String) {
        var session = Session()
        session.say("hello")
        var handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T", .run: "R"]))
        handle.state[RemoteHandle.polledKey] = polled
        session.receive(.accepted(handle))
        session.conversation { .streamEnded($0, nil) }
        let line = session.screen.split(separator: "\n").first { $0.contains("asking the server") }
        #expect(line?.contains(words) == true)
        #expect(line?.contains("gone") == (polled == nil))
    }

    @Test("a flow whose answer is asked for by design misses no stream")
    func flow() {
        var session = Session()
        session.say("hello")
        session.receive(
            .accepted(RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T", .run: "R"]))), .flowStarted)
        session.conversation { .streamEnded($0, nil) }
        #expect(session.screen.contains("the flow is running"))
        #expect(!session.screen.contains("gone"))
    }
}
