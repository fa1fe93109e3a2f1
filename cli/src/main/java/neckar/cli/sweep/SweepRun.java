package neckar.cli.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import org.jspecify.annotations.Nullable;

/** Does all jobs of a sweep that are not done, several at a time. */
public final class SweepRun {
    private static final long LOOK_MILLIS = 50;

    private final List<Job> jobs;
    private final Supplier<JobWorker> workers;
    private final Progress progress;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private @Nullable Throwable failure;

    /** A run of these jobs by workers that the supplier makes. */
    public SweepRun(List<Job> jobs, Supplier<JobWorker> workers, Progress progress) {
        this.jobs = List.copyOf(jobs);
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * Runs; jobs start in order.
     *
     * @param parallel how many at a time
     * @return whether all jobs ended; false when somebody asked to stop, whereupon jobs at work leave nothing
     */
    public boolean run(int parallel, CancelFlag cancel) {
        List<JobWorker> made = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(parallel, jobs.size()); i++) {
            JobWorker worker = workers.get();
            made.add(worker);
            Thread thread = new Thread(() -> work(worker, cancel), "neckar-sweep-" + (i + 1));
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        try {
            for (Thread thread : threads) {
                while (thread.isAlive() && !cancel.isCancelled()) {
                    thread.join(LOOK_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            cancel.cancel();
            Thread.currentThread().interrupt();
        } finally {
            made.forEach(JobWorker::close);
        }
        rethrow();
        return !cancel.isCancelled();
    }

    private void work(JobWorker worker, CancelFlag cancel) {
        try {
            for (int i = next.getAndIncrement(); i < jobs.size() && !cancel.isCancelled(); i = next.getAndIncrement()) {
                if (!worker.run(jobs.get(i)).isDone()) {
                    failed.incrementAndGet();
                }
                int count = ended.incrementAndGet();
                progress.fraction(
                        (double) count / jobs.size(),
                        String.format(Locale.ROOT, "%d of %d jobs, %d failed", count, jobs.size(), failed.get()));
            }
        } catch (RuntimeException | Error e) {
            if (!cancel.isCancelled()) {
                note(e);
            }
        }
    }

    private synchronized void note(Throwable thrown) {
        next.set(jobs.size());
        if (failure == null) {
            failure = thrown;
        }
    }

    private synchronized void rethrow() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
