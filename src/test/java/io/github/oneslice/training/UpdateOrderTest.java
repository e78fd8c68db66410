package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.NodeDef;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.network.Architecture;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.TrainingSettings;

/** Operations are computed several at a time: what a step reads of a variable must be read either surely before it is written, or surely after. */
class UpdateOrderTest {

	private static final Extent SIZE = new Extent(32, 32, 16);
	/** How many variables, from the first input on, an operation writes. */
	private static final Map<String, Integer> WRITTEN = Map.of("Assign", 1, "AssignSub", 1, "AssignAdd", 1, "ApplyAdam", 3, "ApplyMomentum", 2);
	/** What gives its input's memory on. */
	private static final Set<String> SHARING = Set.of("Identity", "Reshape", "ExpandDims", "Squeeze");

	@ParameterizedTest
	@CsvSource({ "supervised, THREE, 1", "supervised, TWO, 1", "SPSS, THREE, 1", "SPSS, TWO, 1", "ST, THREE, 1", "MT, THREE, 1", "CT, THREE, 2", "LFME, THREE, 3" })
	void whatAStepReadsIsReadSurelyBeforeItIsWrittenOrSurelyAfter(String method, Dimensions dimensions, int learners) {
		for (String optimizer : List.of("SGD", "AdamW")) {
			TrainingSettings settings = TestMethods.settings(method, dimensions, "filters=2 patch_x=32 patch_y=32 perturbation=AdaMix optimizer=" + optimizer);
			try (Graph graph = new Graph()) {
				List<TrainingVolume> volumes = List.of(volume("a"), volume("b"));
				Sampler sampler = new Sampler(settings, volumes, new TrainingLabels(volumes, settings.pseudoLabels()));
				Architecture architecture = new Architecture(dimensions == Dimensions.THREE ? "V-Net" : "U-Net", 2, 5, 2);
				Methods.named(settings.method().method()).create(new MethodContext(Ops.create(graph), settings, architecture, 2, sampler));
				assertTrue(new Order(graph.toGraphDef().getNodeList()).check() >= learners);
			}
		}
	}

	private static TrainingVolume volume(String domain) {
		return new TrainingVolume(domain, domain, WorkingGrid.of(SIZE, VoxelSize.UNCALIBRATED, 0, false), new float[SIZE.voxels()], SparseLabels.nothing(SIZE
			.voxels()), List.of(new AnnotatedSlice(SliceAxis.XY, 0)), new float[SIZE.voxels()]);
	}

	/** The operations of a graph, and which come surely before which. */
	private static final class Order {

		private final List<NodeDef> nodes;
		private final Map<String, Integer> indices = new HashMap<>();
		/** By operation, itself included. */
		private final BitSet[] before;

		Order(List<NodeDef> nodes) {
			this.nodes = nodes;
			before = new BitSet[nodes.size()];
			for (int i = 0; i < nodes.size(); i++)
				indices.put(nodes.get(i).getName(), i);
			for (int i = 0; i < nodes.size(); i++)
				before(i);
		}

		/** @return how many updates of a network there are, that nothing else waits for */
		int check() {
			int updates = 0;
			for (int end = 0; end < nodes.size(); end++) {
				int last = end;
				if (!nodes.get(end).getOp().equals("NoOp") || Stream.of(before).filter(all -> all.get(last)).count() > 1) continue;
				if (before[end].stream().noneMatch(i -> nodes.get(i).getOp().startsWith("Apply"))) continue;
				updates++;
				check(before[end]);
			}
			return updates;
		}

		private void check(BitSet run) {
			Map<Integer, List<Integer>> writers = new HashMap<>();
			Map<Integer, List<Integer>> users = new HashMap<>();
			run.stream().forEach(i -> {
				List<Integer> inputs = inputs(i);
				for (int k = 0; k < inputs.size(); k++) {
					int variable = variable(inputs.get(k));
					if (variable < 0) continue;
					users.computeIfAbsent(variable, key -> new ArrayList<>()).add(i);
					if (k < WRITTEN.getOrDefault(nodes.get(i).getOp(), 0)) writers.computeIfAbsent(variable, key -> new ArrayList<>()).add(i);
				}
			});
			assertFalse(writers.isEmpty());
			writers.forEach((variable, all) -> all.forEach(writer -> users.get(variable).forEach(user -> assertTrue(before[writer].get(user)
				|| before[user].get(writer), () -> nodes.get(variable).getName() + ": " + nodes.get(writer).getName() + " or " + nodes.get(user).getName()))));
		}

		/** The variable whose memory an operation gives; −1: none. */
		private int variable(int operation) {
			NodeDef node = nodes.get(operation);
			if (node.getOp().equals("VariableV2")) return operation;
			return SHARING.contains(node.getOp()) ? variable(inputs(operation).get(0)) : -1;
		}

		private List<Integer> inputs(int operation) {
			return nodes.get(operation).getInputList().stream().filter(name -> !name.startsWith("^")).map(this::index).toList();
		}

		private int index(String input) {
			return indices.get(input.replaceAll("^\\^|:\\d+$", ""));
		}

		private BitSet before(int operation) {
			if (before[operation] != null) return before[operation];
			BitSet all = new BitSet();
			all.set(operation);
			before[operation] = all;
			nodes.get(operation).getInputList().forEach(input -> all.or(before(index(input))));
			return all;
		}
	}
}
