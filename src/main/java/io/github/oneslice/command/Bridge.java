package io.github.oneslice.command;

import java.awt.GraphicsEnvironment;
import java.util.stream.Collectors;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.io.IOService;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.ModulePreprocessor;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginService;
import org.scijava.prefs.PrefService;
import org.scijava.task.TaskService;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import io.github.oneslice.engine.EngineService;

/**
 * Starts our commands from the menu and from macros, in Fiji as in plain ImageJ, which knows nothing of SciJava. It works on
 * the thread that called: a macro then hears of errors and cancels, and of the image that is active afterwards.
 */
public final class Bridge implements PlugIn {

	private static final int LINE_LENGTH = 90;

	/**
	 * @param command simple name of the command class, as {@code plugins.config} gives it
	 */
	@Override
	public void run(String command) {
		Thread thread = Thread.currentThread();
		ClassLoader loader = thread.getContextClassLoader();
		thread.setContextClassLoader(Bridge.class.getClassLoader()); // SciJava looks for plugins there
		String problem;
		try {
			problem = run(context(), command);
		}
		catch (LinkageError e) {
			e.printStackTrace();
			problem = OneSliceCommand.incomplete(e);
		}
		catch (RuntimeException e) {
			e.printStackTrace();
			problem = "Something went wrong inside OneSlice: " + e + ". Please report it, with the text in the console.";
		}
		finally {
			thread.setContextClassLoader(loader);
		}
		if (problem == null) return;
		if (!problem.isEmpty()) IJ.error("OneSlice", GraphicsEnvironment.isHeadless() ? problem : wrapped(problem)); // also stops the macro that called
		else if (IJ.isMacro()) stopMacro();
	}

	private static void stopMacro() {
		Interpreter.abort();
		Macro.abort(); // macros in other languages
	}

	/** One context for all commands of an ImageJ session, so that each finds the worker that the one before left warm. */
	private static final class Session {

		static final Context CONTEXT = newContext();

		static {
			Runtime.getRuntime().addShutdownHook(new Thread(CONTEXT::dispose));
		}
	}

	/** A SciJava context with the services our commands need, and no more. */
	public static Context newContext() {
		return new Context(CommandService.class, PluginService.class, ConvertService.class, IOService.class, LogService.class, PrefService.class,
			TaskService.class, EngineService.class);
	}

	/** Fiji's context, or else our own. */
	private static Context context() {
		try {
			Class.forName("net.imagej.legacy.LegacyService", false, Bridge.class.getClassLoader());
			return (Context) IJ.runPlugIn(Context.class.getName(), "");
		}
		catch (ClassNotFoundException plain) {
			return Session.CONTEXT;
		}
	}

	/**
	 * @return what went wrong; empty if the person cancelled, null if the command ran to its end
	 */
	private static String run(Context context, String command) {
		CommandInfo info = context.service(CommandService.class).getCommand(Bridge.class.getPackageName() + "." + command);
		Module module = context.service(ModuleService.class).createModule(info);
		for (ModulePreprocessor step : context.service(PluginService.class).createInstancesOfType(PreprocessorPlugin.class)) {
			if (isOursOrSciJavas(step)) step.process(module);
			if (step.isCanceled()) return reason(step);
		}
		module.run();
		Cancelable done = (OneSliceCommand) module.getDelegateObject();
		return done.isCanceled() ? reason(done) : null;
	}

	private static String reason(Cancelable cancelled) {
		return cancelled.getCancelReason() == null ? "" : cancelled.getCancelReason();
	}

	/** Fiji's would take the options of a macro first, and ask with a dialog of their own. */
	private static boolean isOursOrSciJavas(ModulePreprocessor step) {
		Package origin = step.getClass().getPackage();
		return origin.equals(Bridge.class.getPackage()) || origin.equals(AbstractPreprocessorPlugin.class.getPackage());
	}

	/** ImageJ's windows are as wide as the longest line. */
	static String wrapped(String text) {
		return text.lines().map(line -> line.replaceAll("(.{1," + LINE_LENGTH + "})(?: +|$)", "$1\n").stripTrailing()).collect(Collectors.joining(
			"\n"));
	}
}
