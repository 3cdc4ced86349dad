// The one door to curses and to what must be C: memory files, signal handlers, crash handlers, spawning on a pseudo-terminal.
//
// Functions that fail return -1 (or NULL) and leave the reason in errno.
#ifndef CTERMINAL_H
#define CTERMINAL_H

// The wide functions; must precede curses.h.
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>

// curses keeps its state in globals; only the thread of the user interface touches them.
extern WINDOW *stdscr __attribute__((swift_attr("nonisolated(unsafe)")));
extern WINDOW *curscr __attribute__((swift_attr("nonisolated(unsafe)")));
extern int COLORS __attribute__((swift_attr("nonisolated(unsafe)")));
extern int COLOR_PAIRS __attribute__((swift_attr("nonisolated(unsafe)")));

// curses' attribute macros are casts, which Swift does not import.
static const attr_t CT_BOLD = A_BOLD;
static const attr_t CT_DIM = A_DIM;
static const attr_t CT_ITALIC = A_ITALIC;
static const attr_t CT_UNDERLINE = A_UNDERLINE;
static const attr_t CT_REVERSE = A_REVERSE;

// The colour pair in the form that the attributes of a cell carry it: its low 8 bits. The whole number stands in `ext_color`.
static inline attr_t ct_pair_attribute(int pair) {
    return (attr_t)COLOR_PAIR(pair > 255 ? 255 : pair);
}

// MARK: Screen

// Makes the process's character type UTF-8: the user's locale if it is, else C.UTF-8.
void ct_use_utf8(void);

// The columns that curses will believe of a scalar: wcwidth(3).
int ct_wcwidth(uint32_t scalar);

// Where the terminal's description comes from: the system's database, or one of the two built in, which know 24-bit colours as
// 0xRRGGBB and the palette of 256 as 2^24 and on.
enum ct_entry { CT_ENTRY_DATABASE, CT_ENTRY_XTERM, CT_ENTRY_MULTIPLEXER };

struct ct_size {
    int columns;
    int rows;
};

// A new curses screen of that size that writes into `memory` (a stream over a memory file, which must outlive it). NULL if there is no description
// of `term` (ignored for the entries of our own) or if it cannot address the cursor.
SCREEN *ct_screen_open(enum ct_entry entry, const char *term, struct ct_size size, FILE *memory);

// An anonymous file in memory, closed on exec.
int ct_memory_file(const char *name);

// MARK: Signals

// Handlers for INT, TERM, HUP, QUIT, TSTP, CONT and WINCH that write the signal's number, one byte, into a pipe. PIPE
// and XFSZ are ignored: whoever writes is told. Returns the pipe's end to read, non-blocking. Once a process.
int ct_signals_open(void);

// Puts back the dispositions of before.
void ct_signals_close(void);

// Stops the foreground process group as the terminal's suspend key does, and returns when it goes on, or after 100 ms when the
// system ignores the stop because nobody could continue the group (it has no shell).
void ct_stop_process(int signal_pipe);

// MARK: Crash

// From now until ct_crash_disarm(), a crash (SEGV, BUS, ILL, TRAP, ABRT, FPE, SYS), another signal that ends the process (USR1,
// USR2, ALRM, XCPU) or exit(3) first writes `leave` to `terminal`, restores `modes`, and after a signal copies what was written to `log` since now to `standard_error` (at most its last 8 KiB; pass -1, -1 for
// none). `leave` must live forever.
void ct_crash_arm(
    int terminal, const struct termios *modes, const char *leave, size_t leave_length, int standard_error, int log);
void ct_crash_disarm(void);

// Gives the calling thread, which never ends, a stack for the crash handler: without one, a stack overflow on it dies unrestored.
// The thread that calls ct_crash_arm() and those of the tasks have one.
void ct_crash_cover_thread(void);

// MARK: Programs

// Starts `arguments[0]`, looked up in the PATH, with `bytes` on its standard input and nothing else of ours, and waits for its end,
// at most so long: then it is killed. Returns its exit status, or -1. SIGPIPE must be ignored.
int ct_feed(char *const arguments[], const unsigned char *bytes, size_t count, int milliseconds);

// MARK: Tasks

// Runs Swift's tasks on at most `threads` threads of our own, started as they are needed, from now on. Once a process, before its first task.
void ct_tasks_open(int threads);

// MARK: Waiting

int ct_event_open(void);
void ct_event_signal(int event);
void ct_event_clear(int event);

// Waits until one of `count` descriptors has one of its `events` (POLLIN…), sets `revents`, and returns how many have. A negative
// timeout waits for ever; an interruption by a signal counts as 0.
struct ct_poll {
    int descriptor;
    short events;
    short revents;
};
int ct_poll(struct ct_poll *descriptors, int count, int64_t nanoseconds);

// MARK: Pseudo-terminal

// The terminal's size; 0 × 0 if it does not know.
int ct_get_size(int terminal, struct ct_size *size);
int ct_set_size(int terminal, struct ct_size size);

// Gives the terminal's line the modes and control characters of stty(1)'s `sane`.
int ct_make_sane(int terminal);

// A new pseudo-terminal: its controlling side is returned, closed on exec; the other side's path is written to `path`.
int ct_pty_open(struct ct_size size, char *path, size_t path_length);

// Starts `arguments[0]` as the leader of a new session on the terminal at `path`, with default signal handling.
// Returns its process id.
pid_t ct_spawn(const char *path, char *const arguments[], char *const environment[], const char *directory);

// A program without a terminal, leader of a process group of its own, and what its output and its errors are read from.
struct ct_tool {
    pid_t process;
    int output;
    int errors;
};

// Starts `words[0]`, looked for in PATH, with `input` to read and nothing else of ours. Returns 0, or the error's number;
// then nothing runs and nothing is open.
int ct_tool_spawn(
    const void *input, size_t length, char *const words[], char *const environment[], struct ct_tool *tool);

#endif
