package io.github.entrafilter.openapi;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

public final class ContosoFilter implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getInfo().setTitle("Orders of Contoso");
        new EntraOpenApiFilter().filterOpenAPI(document);
    }
}
