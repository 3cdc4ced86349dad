// The composition root: the one place where the live terminal, network, files and clocks meet the pure rooms.
//
// `main` is synchronous on purpose: the chat's event loop owns the main thread. `baton` alone goes straight to the chat,
// because the first frame must not wait for a parser of arguments that are not there.
if CommandLine.arguments.count == 1, !LinearMode.isWanted {
    ChatProgram.run(ChatRequest())
} else {
    BatonCommand.perform()
}
