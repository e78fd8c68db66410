package io.github.oneslice.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.error.UserException;

/** A graph in execution: plain arrays in, plain arrays out. */
public final class NetworkSession implements AutoCloseable {

	/** Of those that do not need each other: the gradients of a layer's kernel and input, or passes through a network. */
	private static final int OPERATIONS_AT_ONCE = 2;

	private final Session session;
	private final KeptPrecise keptPrecise;

	/**
	 * @param threads number of threads of one operation; with one, all are computed one after the other
	 * @param bfloat16 compute convolutions and matrix products with numbers of 16 bits
	 */
	public NetworkSession(Graph graph, int threads, boolean bfloat16) {
		this(graph, threads, bfloat16, List.of());
	}

	/** Computes in the precision that was checked, and what it gets wrong in 32 bits. */
	public NetworkSession(Graph graph, int threads, KernelCheck.Verdict verdict) {
		this(graph, threads, verdict.precision() == Precision.BFLOAT16, verdict.refused());
	}

	private NetworkSession(Graph graph, int threads, boolean bfloat16, List<LayerShape> inFloat32) {
		keptPrecise = new KeptPrecise(graph, inFloat32);
		RewriterConfig rewriter = RewriterConfig.newBuilder().setAutoMixedPrecisionOnednnBfloat16(bfloat16
			? RewriterConfig.Toggle.ON : RewriterConfig.Toggle.OFF).build();
		ConfigProto config = ConfigProto.newBuilder().setIntraOpParallelismThreads(threads).setInterOpParallelismThreads(Math.min(
			OPERATIONS_AT_ONCE, threads)).setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter)).build();
		session = new Session(graph, config);
	}

	/** The values of the parameters of networks, by name. All in one run, since TensorFlow goes through the whole graph for each new kind of run. */
	public Map<String, float[]> read(Parameters... networks) {
		List<Parameters.Parameter> all = all(networks);
		Run run = run();
		all.forEach(parameter -> run.fetch(parameter.variable()));
		List<float[]> values = run.floats();
		Map<String, float[]> named = new LinkedHashMap<>();
		for (int i = 0; i < values.size(); i++)
			named.put(all.get(i).name(), values.get(i));
		return named;
	}

	/** @throws UserException if a value is missing or of the wrong size */
	public void write(Map<String, float[]> values, Parameters... networks) {
		for (Parameters network : networks)
			network.requireAll(values);
		Run run = run();
		for (Parameters.Parameter parameter : all(networks))
			run.feed(parameter.input(), values.get(parameter.name()), parameter.shape().asArray()).target(parameter.assign());
		run.floats();
	}

	/** Gives parameters their start values. */
	public void initialize(long seed, Parameters... networks) {
		Map<String, float[]> values = new LinkedHashMap<>();
		for (Parameters network : networks)
			values.putAll(network.initial(seed));
		write(values, networks);
	}

	private static List<Parameters.Parameter> all(Parameters... networks) {
		return Arrays.stream(networks).flatMap(network -> network.all().stream()).toList();
	}

	/** Writes the graph and the values of its variables as a SavedModel, whose only function takes one tensor and gives one. */
	public void save(Path folder, String inputName, Operand<?> input, String outputName, Operand<?> output) {
		Signature signature = Signature.builder(Signature.DEFAULT_KEY).input(inputName, input).output(outputName, output).build();
		try {
			SavedModelBundle.exporter(folder.toString()).withSession(session).withSignature(signature).export();
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Starts a run: what goes in, what comes out. */
	public Run run() {
		return new Run();
	}

	@Override
	public void close() {
		session.close();
	}

	/** One run of the graph. */
	public final class Run {

		private final Map<Operand<?>, Tensor> feeds = new LinkedHashMap<>();
		private final List<Operand<?>> fetches = new ArrayList<>();
		private final List<Op> targets = new ArrayList<>();
		private boolean alone;

		public Run feed(Operand<TFloat32> placeholder, float[] values, long... shape) {
			feeds.put(placeholder, TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values, true, false)));
			return this;
		}

		public Run feed(Operand<TInt32> placeholder, int[] values, long... shape) {
			feeds.put(placeholder, TInt32.tensorOf(Shape.of(shape), DataBuffers.of(values, true, false)));
			return this;
		}

		public Run fetch(Operand<?> operand) {
			fetches.add(operand);
			return this;
		}

		public Run target(Op op) {
			targets.add(op);
			return this;
		}

		/** Works in the thread that asks, so that others may run the same graph meanwhile. */
		public Run inThisThread() {
			alone = true;
			return this;
		}

		/** @return what was fetched, one array an operand */
		public List<float[]> floats() {
			Session.Runner runner = session.runner();
			if (alone) runner.setOptions(RunOptions.newBuilder().setInterOpThreadPool(-1).build());
			feeds.forEach(runner::feed);
			fetches.forEach(runner::fetch);
			targets.forEach(runner::addTarget);
			keptPrecise.neededFor(fetches, targets).forEach(runner::addTarget);
			try (Result result = runner.run()) {
				List<float[]> arrays = new ArrayList<>();
				for (int i = 0; i < fetches.size(); i++) {
					TFloat32 tensor = (TFloat32) result.get(i);
					float[] array = new float[Math.toIntExact(tensor.size())];
					tensor.copyTo(DataBuffers.of(array, false, false));
					arrays.add(array);
				}
				return arrays;
			}
			finally {
				feeds.values().forEach(Tensor::close);
			}
		}
	}
}
