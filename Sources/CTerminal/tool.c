#define _GNU_SOURCE
#include "cterminal.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <unistd.h>

static int start(char *const words[], char *const environment[], const int ends[3], pid_t *process) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t all, none;
    int error = posix_spawn_file_actions_init(&actions);
    if (error != 0) return error;
    error = posix_spawnattr_init(&attributes);
    if (error != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return error;
    }
    for (int number = 0; error == 0 && number < 3; number++)
        error = posix_spawn_file_actions_adddup2(&actions, ends[number], number);
    // The terminal, connections and files are none of its business.
    if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    // Signals that are ignored or held back here are expected to work there.
    sigfillset(&all);
    sigemptyset(&none);
    if (error == 0) error = posix_spawnattr_setsigdefault(&attributes, &all);
    if (error == 0) error = posix_spawnattr_setsigmask(&attributes, &none);
    short flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
    if (error == 0) error = posix_spawnattr_setflags(&attributes, flags);
    if (error == 0) error = posix_spawnp(process, words[0], &actions, &attributes, words, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

int ct_tool_spawn(
    const void *input, size_t length, char *const words[], char *const environment[], struct ct_tool *tool
) {
    int output[2] = {-1, -1}, errors[2] = {-1, -1}, error = 0;
    // A file in memory, because a pipe would have to be written to while the output is read.
    int file = memfd_create("input", MFD_CLOEXEC);
    if (file < 0 || write(file, input, length) != (ssize_t)length || lseek(file, 0, SEEK_SET) != 0 ||
        pipe2(output, O_CLOEXEC) != 0 || pipe2(errors, O_CLOEXEC) != 0)
        error = errno != 0 ? errno : EIO;
    if (error == 0) error = start(words, environment, (int[]){file, output[1], errors[1]}, &tool->process);
    int far[] = {file, output[1], errors[1], error == 0 ? -1 : output[0], error == 0 ? -1 : errors[0]};
    for (size_t index = 0; index < sizeof far / sizeof *far; index++)
        if (far[index] >= 0) close(far[index]);
    tool->output = output[0];
    tool->errors = errors[0];
    return error;
}
