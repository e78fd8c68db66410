package io.github.oneslice.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;

/**
 * The operations of a graph that must stay in 32 bits. TensorFlow's mixed precision leaves alone what a run asks for by name;
 * so a run that needs such an operation anyway names it among its targets, which costs nothing.
 */
final class KeptPrecise {

	private final Graph graph;
	private final Set<List<Long>> kernels = new HashSet<>();
	private final Map<Set<GraphOperation>, List<Operation>> needed = new ConcurrentHashMap<>();

	/** @param layers every operation on kernels of their shape is kept, forward and backward, whatever the size of the image */
	KeptPrecise(Graph graph, List<LayerShape> layers) {
		this.graph = graph;
		for (LayerShape layer : layers) {
			List<Long> kernel = layer.kernel().stream().map(Integer::longValue).toList();
			kernels.add(layer.kind() == LayerShape.Kind.POINTWISE ? kernel.subList(3, 5) : kernel);
		}
	}

	/** Those that are computed in a run anyway. */
	List<Operation> neededFor(List<Operand<?>> fetches, List<Op> targets) {
		Set<GraphOperation> ends = new HashSet<>();
		fetches.forEach(fetch -> ends.add((GraphOperation) fetch.asOutput().op()));
		targets.forEach(target -> ends.add((GraphOperation) target.op()));
		return needed.computeIfAbsent(ends, this::find);
	}

	private List<Operation> find(Set<GraphOperation> ends) {
		List<Operation> kept = new ArrayList<>();
		for (GraphOperation operation : graph.subgraphToOps(ends))
			if (isNormalization(operation) || isOnKernel(operation)) kept.add(operation);
		return kept;
	}

	/** oneDNN's batch normalisation with 16 bits and few channels takes ten times as long as with 32. */
	private static boolean isNormalization(GraphOperation operation) {
		return operation.type().startsWith("FusedBatchNorm");
	}

	private boolean isOnKernel(GraphOperation operation) {
		return switch (operation.type()) {
			case "Conv3D", "Conv3DBackpropInputV2" -> isKernel(operation.input(1).shape());
			case "Conv3DBackpropFilterV2" -> isKernel(operation.output(0).shape());
			// Of the two gradients of a product, one is a product with the kernel, the other has its shape.
			case "MatMul" -> isKernel(operation.input(1).shape()) || isKernel(operation.output(0).shape());
			default -> false;
		};
	}

	private boolean isKernel(Shape shape) {
		if (shape.isUnknown()) return false;
		List<Long> lengths = new ArrayList<>();
		for (long length : shape.asArray())
			lengths.add(length);
		return kernels.contains(lengths);
	}
}
