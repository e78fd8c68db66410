package io.github.oneslice.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.submit.SparkProcess;
import io.github.oneslice.submit.SparkProgress;

/** Segments all stacks of a folder on Apache Spark, which runs in a process of its own. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "Segment Folder on Spark...", weight = 3.2) }, description = "Segments all images of a folder on many machines, or on all cores of this one. Each machine must see the folders under the same paths.")
public final class SegmentFolderOnSpark extends SegmentFolder {

	@Parameter(label = "Master", required = false, persist = false, description = "address of the Spark cluster, such as \"spark://host:7077\" or \"yarn\"; empty: what SPARK_HOME sets, else all cores of this machine")
	private String master = "";

	@Parameter(label = "Memory of a process", required = false, persist = false, description = "memory for Java of each process that works, such as \"4g\"; TensorFlow takes its own besides")
	private String memory = "2g";

	@Override
	List<String> asked() {
		List<String> asked = new ArrayList<>(super.asked());
		asked.add("master");
		return asked;
	}

	/** The work is done elsewhere. */
	@Override
	void prepare() {}

	/** What works elsewhere takes no labels, and has no plugins of Fiji but writes TIFF. */
	@Override
	Set<String> leftOut() {
		return Set.of("image", "output_format", "label_folder", "slice_axis", "annotated_slices", "empty_slices", "classes_per_slice", "unknown_value");
	}

	@Override
	void work(Monitor monitor) {
		checkAll();
		List<String> arguments = new ArrayList<>(List.of("segment", "master=" + master, "memory=" + memory));
		arguments.addAll(chosen());
		SparkProcess.run(arguments, line -> tell(line, monitor), monitor::isCancelled);
	}

	private void tell(String line, Monitor monitor) {
		SparkProgress.of(line).ifPresentOrElse(progress -> {
			int ended = progress.done() + progress.failed();
			monitor.report(Event.progress(Event.Stage.SEGMENTATION, ended, progress.total(), line));
			if (ended == progress.total()) log(line + ".");
		}, () -> log(line));
	}
}
