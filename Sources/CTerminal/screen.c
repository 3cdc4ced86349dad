#define _GNU_SOURCE
#include "cterminal.h"
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <wchar.h>

// Compiled by `tic -x` and written by `infocmp -x -Q2 -q` from what both kinds of terminal share: the
// capabilities of xterm-256color and of screen-256color that move, erase, scroll and set attributes, without background
// colour erase and repetition (not everyone has them), keys and the alternate screen (both are ours), and with
//   RGB, AX, colors#0x1000100, pairs#0x10000, op=\E[39;49m, sgr0=\E[m, dim=\E[2m, sitm=\E[3m, ritm=\E[23m,
//   smam=\E[?7h, rmam=\E[?7l (without them curses gets a wide row's last column wrong),
//   setaf=\E[38;%?%p1%{16777215}%>%t5;%p1%{16777216}%-%d
//         %e2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m
// and setab likewise with 48: 24-bit colours with semicolons, and the palette of 256 from 2^24.
static const char xterm_entry[] =
    "b64:HgJDAA8ADwBpAeMBYmF0b24tcmdifGRpcmVjdCBjb2xvdXIgd2l0aCBzZW1pY29sb25zIGFuZCB0aGUgcGFsZXR0ZSBhYm92ZSAyXjI0"
    "AAABAAABAAAAAAAAAAABAVAAAAAIAAAAGAAAAP____________________________________________________8AAQABAAABAP__AAAC"
    "AAQA__8VAB0AIQAlAP__MABBAEMA__9HAP____9JAP__TQD__1EAVQD__________1kA_____14A________YwD__2gAbQD__3YA________"
    "__96AP____________________-AAP______________________________________________________________________________"
    "_________________________________________________________4QAjQCWAJ8AqACxALoAwwDMANUA________________________"
    "________3gD__-kA6wD_____________________________________________________7gD0AP______________________________"
    "____________________________________________________________________________________________________________"
    "____________________________________________________________________________________________________________"
    "_______________________________________________________________6AP__________________________________________"
    "______________________________8A__________________________________8IAf_______________________w0B____________"
    "______________________________________________________________________________________8TAXsBBwANABtbJWklcDEl"
    "ZDslcDIlZHIAG1tIG1sySgAbW0sAG1tKABtbJWklcDElZEcAG1slaSVwMSVkOyVwMiVkSAAKABtbSAAIABtbQwAbW0EAG1tQABtbTQAbWzFt"
    "ABtbMm0AG1s3bQAbWzRtABtbJXAxJWRYABtbbQAbWzI0bQAbW0wAG1slcDElZFAAG1slcDElZE0AG1slcDElZEIAG1slcDElZEAAG1slcDEl"
    "ZFMAG1slcDElZEwAG1slcDElZEQAG1slcDElZEMAG1slcDElZFQAG1slcDElZEEAG1slaSVwMSVkZAAKABtNABtbPzdoABtbPzdsABtbMUsA"
    "G1szOTs0OW0AG1szbQAbWzIzbQAbWzM4OyU_JXAxJXsxNjc3NzIxNX0lPiV0NTslcDElezE2Nzc3MjE2fSUtJWQlZTI7JXAxJXs2NTUzNn0l"
    "LyVkOyVwMSV7MjU2fSUvJXsyNTV9JSYlZDslcDElezI1NX0lJiVkJTttABtbNDg7JT8lcDElezE2Nzc3MjE1fSU-JXQ1OyVwMSV7MTY3Nzcy"
    "MTZ9JS0lZCVlMjslcDElezY1NTM2fSUvJWQ7JXAxJXsyNTZ9JS8lezI1NX0lJiVkOyVwMSV7MjU1fSUmJWQlO20AAAIAAAAAAAIABwABAQAA"
    "AwBBWABSR0IA";
static const char multiplexer_entry[] =
    "b64:HgJHAA8ADwBpAdgBYmF0b24tbXV4LXJnYnxkaXJlY3QgY29sb3VyIHdpdGggc2VtaWNvbG9ucyBhbmQgdGhlIHBhbGV0dGUgYWJvdmUg"
    "Ml4yNAAAAQAAAQAAAAAAAAAAAQFQAAAACAAAABgAAAD_____________________________________________________AAEAAQAAAQD_"
    "_wAAAgAEAP__FQAcACAAJAD__y8AQABCAP__RgD_____SAD__0wA__9PAFMA__________9XAP____9cAP_______2EA__9mAP____9rAP__"
    "________bwD_____________________dQD_________________________________________________________________________"
    "______________________________________________________________95AIIAiwCUAJ0ApgCvALgAwQDKAP__________________"
    "_____________9MA___eAOAA_____________________________________________________-MA6QD_________________________"
    "____________________________________________________________________________________________________________"
    "____________________________________________________________________________________________________________"
    "____________________________________________________________________7wD_____________________________________"
    "___________________________________0AP___________________________________QD_______________________8CAf______"
    "____________________________________________________________________________________________CAFwAQcADQAbWyVp"
    "JXAxJWQ7JXAyJWRyABtbSBtbSgAbW0sAG1tKABtbJWklcDElZEcAG1slaSVwMSVkOyVwMiVkSAAKABtbSAAIABtbQwAbTQAbW1AAG1tNABtb"
    "MW0AG1sybQAbWzdtABtbNG0AG1ttABtbMjRtABtbTAAbWyVwMSVkUAAbWyVwMSVkTQAbWyVwMSVkQgAbWyVwMSVkQAAbWyVwMSVkUwAbWyVw"
    "MSVkTAAbWyVwMSVkRAAbWyVwMSVkQwAbWyVwMSVkVAAbWyVwMSVkQQAbWyVpJXAxJWRkAAoAG00AG1s_N2gAG1s_N2wAG1sxSwAbWzM5OzQ5"
    "bQAbWzNtABtbMjNtABtbMzg7JT8lcDElezE2Nzc3MjE1fSU-JXQ1OyVwMSV7MTY3NzcyMTZ9JS0lZCVlMjslcDElezY1NTM2fSUvJWQ7JXAx"
    "JXsyNTZ9JS8lezI1NX0lJiVkOyVwMSV7MjU1fSUmJWQlO20AG1s0ODslPyVwMSV7MTY3NzcyMTV9JT4ldDU7JXAxJXsxNjc3NzIxNn0lLSVk"
    "JWUyOyVwMSV7NjU1MzZ9JS8lZDslcDElezI1Nn0lLyV7MjU1fSUmJWQ7JXAxJXsyNTV9JSYlZCU7bQACAAAAAAACAAcAAQEAAAMAQVgAUkdC"
    "AA==";

void ct_use_utf8(void) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

int ct_wcwidth(uint32_t scalar) {
    return wcwidth((wchar_t)scalar);
}

int ct_memory_file(const char *name) {
    return memfd_create(name, MFD_CLOEXEC);
}

// A variable of the environment with another value for a while.
struct variable {
    const char *name;
    char *before;
};

static struct variable set_variable(const char *name, const char *value) {
    const char *before = getenv(name);
    struct variable variable = {name, before ? strdup(before) : NULL};
    setenv(name, value, 1);
    return variable;
}

static void put_back(struct variable variable) {
    if (variable.before)
        setenv(variable.name, variable.before, 1);
    else
        unsetenv(variable.name);
    free(variable.before);
}

static SCREEN *open_screen(const char *term, struct ct_size size, FILE *memory) {
    // The size from us alone: neither the user's LINES and COLUMNS nor the memory file nor the description know it. Said by these
    // variables, curses makes its windows once, and does not ask descriptions that have none (the Linux console's).
    char rows[12], columns[12];
    snprintf(rows, sizeof rows, "%d", size.rows);
    snprintf(columns, sizeof columns, "%d", size.columns);
    struct variable lines = set_variable("LINES", rows), width = set_variable("COLUMNS", columns);
    use_env(TRUE);
    use_tioctl(FALSE);
    SCREEN *screen = newterm(term, memory, stdin);
    put_back(lines);
    put_back(width);
    if (!screen) return NULL;
    const char *address = tigetstr("cup");
    if (!address || address == (const char *)-1) {
        delscreen(screen);
        return NULL;
    }
    return screen;
}

SCREEN *ct_screen_open(enum ct_entry entry, const char *term, struct ct_size size, FILE *memory) {
    if (entry == CT_ENTRY_DATABASE) return open_screen(term, size, memory);
    int multiplexer = entry == CT_ENTRY_MULTIPLEXER;
    struct variable description = set_variable("TERMINFO", multiplexer ? multiplexer_entry : xterm_entry);
    SCREEN *screen = open_screen(multiplexer ? "baton-mux-rgb" : "baton-rgb", size, memory);
    // Children must not inherit it.
    put_back(description);
    return screen;
}
