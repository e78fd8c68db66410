package io.github.oneslice.distribution;

import java.awt.GraphicsEnvironment;

import org.scijava.Context;
import org.scijava.ui.UIService;

import ij.IJ;
import net.imagej.patcher.LegacyInjector;

/** Starts ImageJ2 as Fiji's launcher does, and runs a macro in it. */
public final class FijiStart {

	private FijiStart() {}

	/** @param arguments file of the macro, and its argument */
	public static void main(String... arguments) {
		LegacyInjector.preinit(); // before any class of ImageJ is loaded
		Context context = new Context();
		if (!GraphicsEnvironment.isHeadless()) context.service(UIService.class).showUI();
		Macros.run(context, arguments[0], arguments[1]);
	}

	/** Loaded after ImageJ was patched. */
	private static final class Macros {

		static void run(Context context, String file, String argument) {
			IJ.runMacroFile(file, argument);
			context.dispose();
			System.exit(0);
		}
	}
}
