package io.github.oneslice.engine;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import io.github.oneslice.error.UserException;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Job;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.job.Wish;
import io.github.oneslice.settings.BackendSettings;
import io.github.oneslice.settings.LargestComponent;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Does in the worker what the name of the model asks for, without any network. */
public final class StandInEngine implements Engine {

	static final Event.Quantity LOSS = Event.Quantity.loss("loss");

	private int jobs;
	private BackendSettings settings;

	@Override
	public void use(BackendSettings other) {
		settings = other;
	}

	@Override
	@SuppressWarnings("unchecked")
	public <R extends Serializable> R run(Job<R> job, Monitor monitor) {
		SegmentJob segment = (SegmentJob) job;
		return (R) switch (segment.model().getName()) {
			case "threshold" -> threshold(segment, monitor);
			case "polite" -> waitForCancel(monitor, monitor);
			case "wishes" -> hear(monitor);
			case "stubborn" -> waitForCancel(monitor, Monitor.SILENT);
			case "saving" -> saveSlowly(segment, monitor);
			case "process" -> new SegmentJob.Result(null, List.of((int) ProcessHandle.current().pid()), List.of(), null);
			case "jobs" -> new SegmentJob.Result(null, List.of(++jobs), List.of(), null);
			case "settings" -> new SegmentJob.Result(null, List.of(settings.threads(), heapMegabytes()), List.of(), null);
			case "refuse" -> throw new UserException("The model folder holds no model. Choose another.");
			case "memory" -> throw new OutOfMemoryError("Java heap space");
			case "native" -> throw new UnsatisfiedLinkError("no jnitensorflow in java.library.path");
			case "crash" -> crash();
			case "freeze" -> freeze();
			case "crash-answering" -> crashAnswering(segment);
			case "slow-answer" -> answerSlowly(monitor);
			default -> throw new IllegalStateException(segment.model().getName());
		};
	}

	@Override
	public void close() {}

	/** Takes longer than a person waits to write the file that the model is named after. */
	private static SegmentJob.Result saveSlowly(SegmentJob job, Monitor monitor) {
		try {
			waitForCancel(monitor, monitor);
		}
		catch (CancellationException e) {
			try {
				Thread.sleep(2500);
				Files.writeString(job.model().toPath(), "saved");
			}
			catch (IOException | InterruptedException failure) {
				throw new IllegalStateException(failure);
			}
			throw e;
		}
		return null;
	}

	private static SegmentJob.Result threshold(SegmentJob job, Monitor monitor) {
		Volume image = job.image().volume();
		float[] values = Volumes.toFloats(image);
		byte[] labels = new byte[values.length];
		for (int i = 0; i < values.length; i++)
			labels[i] = (byte) (values[i] > 100 ? 1 : 0);
		LabelVolume mask = Volumes.ofBytes(labels, image.size(), image.voxelSize());
		monitor.report(new Event(Event.Stage.SEGMENTATION, "Segmentation", 1, 1, "", Map.of(LOSS, 0.5), new Event.Preview("image", image.size().z(), 0, image, mask, mask)));
		return new SegmentJob.Result(mask, List.of(0, 1), List.of(image), Volumes.ofFloats(values, image.size(), image.voxelSize()));
	}

	private static int heapMegabytes() {
		return ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(argument -> argument.startsWith("-Xmx")).mapToInt(argument -> Integer
			.parseInt(argument.replaceAll("\\D", ""))).findFirst().orElseThrow();
	}

	/** Tells each new wish that it hears, until the one to finish. */
	private static SegmentJob.Result hear(Monitor monitor) {
		List<Integer> heard = new ArrayList<>();
		Wish last = null;
		try {
			for (; last != Wish.FINISH; Thread.sleep(10)) {
				monitor.checkCancelled();
				if (monitor.wish() == last) continue;
				last = monitor.wish();
				heard.add(last.ordinal());
				monitor.report(Event.progress(Event.Stage.SEGMENTATION, 0, 0, last.name()));
			}
		}
		catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
		return new SegmentJob.Result(null, heard, List.of(), null);
	}

	private static SegmentJob.Result waitForCancel(Monitor reported, Monitor heeded) {
		reported.report(Event.progress(Event.Stage.SEGMENTATION, 0, 0, ""));
		try {
			for (int i = 0; i < 600; i++) {
				if (heeded.isCancelled()) throw new CancellationException();
				Thread.sleep(100);
			}
		}
		catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
		return null;
	}

	private static SegmentJob.Result crash() {
		System.err.println("Something terrible.");
		Runtime.getRuntime().halt(128 + 11);
		return null;
	}

	/** Stops this very process, as a debugger or a system without memory does. */
	private static SegmentJob.Result freeze() {
		try {
			new ProcessBuilder("kill", "-STOP", String.valueOf(ProcessHandle.current().pid())).start().waitFor();
			Thread.sleep(1000);
		}
		catch (IOException | InterruptedException e) {
			throw new IllegalStateException(e);
		}
		return null;
	}

	/** Dies as soon as its answer is asked for, and with it the voxels that are copied. */
	private static SegmentJob.Result crashAnswering(SegmentJob job) {
		Thread main = Thread.currentThread();
		Thread killer = new Thread(() -> {
			while (true)
				for (StackTraceElement frame : main.getStackTrace())
					if (frame.getMethodName().equals("deliver")) Runtime.getRuntime().halt(128 + 11);
		});
		killer.setDaemon(true);
		killer.start();
		return threshold(job, Monitor.SILENT);
	}

	/** With voxels that take a second each to copy. */
	private static SegmentJob.Result answerSlowly(Monitor monitor) {
		monitor.report(Event.progress(Event.Stage.SEGMENTATION, 1, 1, ""));
		LabelVolume slow = new LabelVolume(Converters.convert(ArrayImgs.unsignedBytes(10, 1, 1), (from, to) -> {
			try {
				Thread.sleep(1000);
			}
			catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		}, new UnsignedByteType()), VoxelSize.UNCALIBRATED);
		return new SegmentJob.Result(slow, List.of(0, 1), List.of(), null);
	}

	static Job<SegmentJob.Result> job(String wish, Volume image) {
		return new SegmentJob(StackInMemory.of("image", image), new File(wish), true, true, LargestComponent.NO, false);
	}
}
