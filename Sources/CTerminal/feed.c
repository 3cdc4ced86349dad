#define _GNU_SOURCE
#include "cterminal.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int start(char *const arguments[], int input, pid_t *child) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    // A group of its own: the terminal's signals are not for it.
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    int failure = posix_spawnp(child, arguments[0], &actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

// Writes until all is taken, the reader has gone, or `end` has come.
static void feed(int output, const unsigned char *bytes, size_t count, int64_t end) {
    while (count > 0) {
        struct pollfd ready = {.fd = output, .events = POLLOUT};
        int64_t left = end - now();
        if (left <= 0 || poll(&ready, 1, (int)left) <= 0) return;
        ssize_t written = write(output, bytes, count);
        if (written < 0 && errno != EINTR && errno != EAGAIN) return;
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        }
    }
}

static int outcome(pid_t child, int64_t end) {
    int process = pidfd_open(child, 0);
    struct pollfd ended = {.fd = process, .events = POLLIN};
    int64_t left = end - now();
    if (process < 0 || poll(&ended, 1, left > 0 ? (int)left : 0) != 1) kill(child, SIGKILL);
    if (process >= 0) close(process);
    int status;
    pid_t reaped;
    do reaped = waitpid(child, &status, 0);
    while (reaped < 0 && errno == EINTR);
    return reaped == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int ct_feed(char *const arguments[], const unsigned char *bytes, size_t count, int milliseconds) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    pid_t child;
    int failure = start(arguments, ends[0], &child);
    close(ends[0]);
    int64_t end = now() + milliseconds;
    if (failure == 0) feed(ends[1], bytes, count, end);
    close(ends[1]);
    if (failure != 0) {
        errno = failure;
        return -1;
    }
    return outcome(child, end);
}
