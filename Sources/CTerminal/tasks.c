// Threads for Swift's tasks.
//
// On Linux libdispatch starts a timer with the first use of its global queues that wakes the process once a second until its end
// (_dispatch_workq_init_once in its workqueue.c), and has no switch for it. A chat that stands in a pane all day should sleep.
#include "cterminal.h"

#include <pthread.h>
#include <stdlib.h>

// The Swift runtime's own names and calling convention (include/swift/Runtime/Concurrency.h in the Swift project).
struct Job;
#define SWIFT_CC __attribute__((swiftcall))
typedef SWIFT_CC void (*ct_enqueue)(struct Job *);
extern SWIFT_CC void (*swift_task_enqueueGlobal_hook)(struct Job *, ct_enqueue);
struct ct_executor {
    void *identity;
    uintptr_t implementation;
};
extern SWIFT_CC void swift_job_run(struct Job *, struct ct_executor);

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t arrival = PTHREAD_COND_INITIALIZER;
// A ring of the jobs that wait.
static struct Job **ring;
static size_t first, count, capacity;
static int idle, running, limit;
// Whether a thread that sleeps has been signalled and has not come yet. While jobs wait and threads sleep one is always on its way;
// no more, because it signals the next if there is more than it can take. Most often there is not: what a job enqueues is taken by
// its own thread before another has woken.
static int coming;

// To be called with the lock; whether to signal without it.
static int summons(void) {
    if (count == 0 || idle == 0 || coming) return 0;
    return coming = 1;
}

static void *work(void *unused) {
    (void)unused;
    ct_crash_cover_thread();
    pthread_mutex_lock(&lock);
    for (;;) {
        while (count == 0) {
            idle++;
            pthread_cond_wait(&arrival, &lock);
            idle--;
            coming = 0;
        }
        struct Job *job = ring[first];
        first = (first + 1) % capacity;
        count--;
        int isMore = summons();
        pthread_mutex_unlock(&lock);
        if (isMore) pthread_cond_signal(&arrival);
        // No executor: the global one.
        swift_job_run(job, (struct ct_executor){NULL, 0});
        pthread_mutex_lock(&lock);
    }
    return NULL;
}

static void grow(void) {
    size_t larger = capacity ? capacity * 2 : 64;
    struct Job **moved = malloc(larger * sizeof *moved);
    if (!moved) abort();  // As the Swift runtime does without memory.
    for (size_t i = 0; i < count; i++) moved[i] = ring[(first + i) % capacity];
    free(ring);
    ring = moved;
    first = 0;
    capacity = larger;
}

static SWIFT_CC void enqueue(struct Job *job, ct_enqueue original) {
    pthread_mutex_lock(&lock);
    if (count == capacity) grow();
    ring[(first + count) % capacity] = job;
    count++;
    // A thread that was signalled may not have come yet, so what waits is counted against those that sleep.
    int starts = (size_t)idle < count && running < limit;
    if (starts) running++;
    int isSummoned = summons();
    pthread_mutex_unlock(&lock);
    // Not under the lock, for which whoever wakes would have to wait.
    if (isSummoned) pthread_cond_signal(&arrival);
    if (!starts) return;
    pthread_t thread;
    if (pthread_create(&thread, NULL, work, NULL) == 0) {
        pthread_detach(thread);
        return;
    }
    pthread_mutex_lock(&lock);
    running--;
    int isStranded = running == 0 && count > 0;
    if (isStranded) count--;
    pthread_mutex_unlock(&lock);
    // Without a single thread of ours, the system's way is the only one.
    if (isStranded) original(job);
}

void ct_tasks_open(int threads) {
    limit = threads;
    swift_task_enqueueGlobal_hook = enqueue;
}
