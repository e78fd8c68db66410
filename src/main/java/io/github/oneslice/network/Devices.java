package io.github.oneslice.network;

import static org.tensorflow.internal.c_api.global.tensorflow.TFE_ContextListDevices;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_DeleteContext;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_DeleteContextOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_NewContext;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_NewContextOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteDeviceList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListType;

import java.util.List;
import java.util.stream.IntStream;

import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.TFE_Context;
import org.tensorflow.internal.c_api.TFE_ContextOptions;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Status;

/** What TensorFlow is, and what it finds to compute on. */
public final class Devices {

	private static final String GPU = "GPU";

	private Devices() {}

	public static String version() {
		return TensorFlow.version();
	}

	/** The kind of each device, such as CPU and GPU. */
	public static List<String> kinds() {
		TensorFlow.version(); // loads the library
		TF_Status status = TF_Status.newStatus();
		TFE_ContextOptions options = TFE_NewContextOptions();
		TFE_Context context = TFE_NewContext(options, status);
		TFE_DeleteContextOptions(options);
		status.throwExceptionIfNotOK();
		TF_DeviceList devices = TFE_ContextListDevices(context, status);
		try {
			status.throwExceptionIfNotOK();
			return IntStream.range(0, TF_DeviceListCount(devices)).mapToObj(i -> TF_DeviceListType(devices, i, status).getString()).toList();
		}
		finally {
			TF_DeleteDeviceList(devices);
			TFE_DeleteContext(context);
		}
	}

	public static boolean haveGraphicsCard() {
		return kinds().contains(GPU);
	}
}
