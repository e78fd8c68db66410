package io.github.oneslice.training;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.tensorflow.Graph;

import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.network.KernelCheck;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Precision;
import io.github.oneslice.settings.PrecisionSetting;

/**
 * Decides which numbers a training computes with, and starts its session. Nothing is computed in a precision before its
 * layers were seen to be right on this processor.
 */
final class PrecisionChoice {

	/** What bfloat16 costs in accuracy it must at least be worth in time. */
	private static final double WORTHWHILE = 0.75;

	/** What was measured in this process. */
	private static final Map<Question, Precision> FASTER = new ConcurrentHashMap<>();

	private record Question(Class<?> method, KernelCheck layers, int threads) {}

	private final Graph graph;
	private final TrainingMethod method;
	private final int threads;
	private final Monitor monitor;
	private final KernelCheck check;

	PrecisionChoice(Graph graph, TrainingMethod method, int threads, Monitor monitor) {
		this.graph = graph;
		this.method = method;
		this.threads = threads;
		this.monitor = monitor;
		check = new KernelCheck(method.layers());
	}

	/**
	 * @param session with the start values of all networks
	 * @param precision what it computes with
	 */
	record Chosen(NetworkSession session, Precision precision) {}

	/**
	 * A session as it was when a training stopped; its networks have no values yet. The processor may be another one, so the
	 * layers are checked again.
	 */
	NetworkSession resume(Precision precision) {
		return new NetworkSession(graph, threads, checked(precision));
	}

	/** @throws io.github.oneslice.error.UserException if this processor computes wrongly even with 32 bits */
	Chosen choose(PrecisionSetting wanted) {
		monitor.report(Event.progress(Event.Stage.PRECISION, 0, 0, "trying the network"));
		KernelCheck.Verdict plain = checked(Precision.FLOAT32);
		return switch (wanted) {
			case FLOAT32 -> started(plain);
			case BFLOAT16 -> started(checked(Precision.BFLOAT16));
			case AUTO -> faster(plain, checked(Precision.BFLOAT16));
		};
	}

	private KernelCheck.Verdict checked(Precision precision) {
		monitor.checkCancelled();
		KernelCheck.Verdict verdict = check.check(precision, threads);
		if (!verdict.refused().isEmpty()) monitor.report(Event.progress(Event.Stage.PRECISION, 0, 1, verdict.text()));
		return verdict;
	}

	private Chosen started(KernelCheck.Verdict verdict) {
		return begun(new NetworkSession(graph, threads, verdict), verdict.precision());
	}

	private Chosen begun(NetworkSession session, Precision precision) {
		method.learners().forEach(learner -> learner.initialize(session, 0));
		return new Chosen(session, precision);
	}

	/** The faster precision; as it was measured before where this process has trained such networks already. */
	private Chosen faster(KernelCheck.Verdict plain, KernelCheck.Verdict reduced) {
		Question question = new Question(method.getClass(), check, threads);
		Precision known = FASTER.get(question);
		if (known != null) return started(known == reduced.precision() ? reduced : plain);
		Tried reducedTry = tried(reduced);
		reducedTry.session.close();
		Tried plainTry = tried(plain);
		boolean worthwhile = reducedTry.seconds < WORTHWHILE * plainTry.seconds;
		FASTER.put(question, worthwhile ? reduced.precision() : plain.precision());
		monitor.report(Event.progress(Event.Stage.PRECISION, 1, 1, String.format(Locale.ROOT, "A step takes %.2f s with %s, %.2f s with %s: %s.",
			plainTry.seconds, plain.precision(), reducedTry.seconds, reduced.precision(), worthwhile ? reduced.precision() : plain.precision())));
		if (!worthwhile) return begun(plainTry.session, plain.precision());
		plainTry.session.close();
		return started(reduced);
	}

	/** @param seconds of a step; the networks must start anew after it */
	private record Tried(NetworkSession session, double seconds) {}

	/** Takes two steps, the first to warm up. The session stays open, unless that fails or is cancelled. */
	private Tried tried(KernelCheck.Verdict verdict) {
		Map<String, Double> before = method.state();
		NetworkSession session = started(verdict).session;
		try {
			monitor.checkCancelled();
			method.step(session, new Moment(0, 0.5, 0));
			monitor.checkCancelled();
			long start = System.nanoTime();
			method.step(session, new Moment(1, 0.5, 0));
			return new Tried(session, (System.nanoTime() - start) * 1e-9);
		}
		catch (RuntimeException | Error e) {
			session.close();
			throw e;
		}
		finally {
			method.restore(before);
		}
	}
}
