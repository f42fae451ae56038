package io.github.entrafilter.jaxrs;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The type arguments that a class gives its generic supertypes: in them, the parameters of inherited methods. */
final class TypeArguments {

    private final Map<TypeVariable<?>, Type> arguments = new HashMap<>();

    TypeArguments(Class<?> type) {
        collect(type);
    }

    private void collect(Class<?> type) {
        if (type.getSuperclass() != null) {
            collect(type.getGenericSuperclass(), type.getSuperclass());
        }
        Type[] interfaces = type.getGenericInterfaces();
        for (int i = 0; i < interfaces.length; i++) {
            collect(interfaces[i], type.getInterfaces()[i]);
        }
    }

    private void collect(Type generic, Class<?> type) {
        if (generic instanceof ParameterizedType parameterized) {
            TypeVariable<?>[] variables = type.getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                arguments.put(variables[i], parameterized.getActualTypeArguments()[i]);
            }
        }
        collect(type);
    }

    /** A method's parameter types as this class sees them, erased: methods with equal ones override each other. */
    List<Class<?>> parametersOf(Method method) {
        return Arrays.<Type>stream(method.getGenericParameterTypes())
                .<Class<?>>map(this::erased)
                .toList();
    }

    private Class<?> erased(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return erased(parameterized.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return erased(array.getGenericComponentType()).arrayType();
        }
        if (type instanceof TypeVariable<?> variable) {
            return erased(arguments.getOrDefault(variable, variable.getBounds()[0]));
        }
        return Object.class;
    }
}
